"""Stage and codes of a record, by type, status and the verb: data in cues/."""

from __future__ import annotations

import pytest
from sentences import Teller


@pytest.mark.parametrize(
    ("sentence", "stage", "plover", "cameo"),
    [
        ("Norway {signed} a treaty with Ghana.", "concluded", "SUPPORT", "057"),
        ("Norway {ratified} the treaty with Ghana.", "ratified", "SUPPORT", "057"),
        ("Norway {extended} the treaty with Ghana.", "extended", "SUPPORT", "057"),
        ("Norway will {sign} a treaty with Ghana.", "proposed", "AGREE", "030"),
        ("Norway {agreed} to buy frigates from Peru.", "concluded", "AGREE", "030"),
        ("Norway {rejected} the treaty with Ghana.", "rejected", "REJECT", "120"),
        ("Norway refused to {sign} the treaty with Ghana.", "concluded", "REJECT", "120"),
        ("Norway {suspended} the treaty with Ghana.", "suspended", "SANCTION", "160"),
        ("Norway {ended} the agreement with Ghana.", "ended", "SANCTION", "160"),
        ("Norway {ordered} Equinor to close the field.", None, "REQUEST", "100"),
        ("Norway and Ghana {held talks} in Oslo.", None, "CONSULT", "040"),
        ("Norway and Ghana {negotiated} a fishing treaty.", None, "CONSULT", "046"),
        ("The king of Norway {visited} Ghana.", None, "CONSULT", "042"),
        ("Norway {cooperates} with Ghana.", "ongoing", "COOPERATE", "060"),
        ("Norway {ended} its cooperation with Ghana.", "ended", "SANCTION", "160"),
        ("Norway {bought} frigates from Peru.", None, "COOPERATE", "061"),
        ("SpaceX {launched} a satellite for Canada.", None, None, None),
        ("Norway {closed} its embassy in Ghana.", "closed", None, None),
    ],
)
def test_stage_and_codes(
    tell: Teller, sentence: str, stage: str | None, plover: str | None, cameo: str | None
) -> None:
    record = tell(sentence).at_mark()
    assert (record.stage, record.codes.plover, record.codes.cameo) == (stage, plover, cameo)


def test_gift_is_aid(tell: Teller) -> None:
    assert tell("Norway {donated} 20 trucks to Ghana.").at_mark().codes.plover == "AID"
