"""The status that the frame or the kind of a mention gives it, where no cue around it does."""

from __future__ import annotations

from dateline.events.mentions import EventMention
from dateline.events.status_governors import Found
from dateline.events.tenses import is_arranged, is_bare_talks, is_dated, is_shared_work


def of_frame(mention: EventMention, status: str, found: Found | None) -> Found:
    """What the frame says, where nothing denies it and no date tells when it was concluded."""
    if status == "ongoing" and is_dated(mention.head):
        return "occurred", "dated"
    told_by_trigger = found is not None and found[1].startswith(f"{mention.type} ")
    open_to = mention.stage is None or _lacks(mention)
    if found and (told_by_trigger or (found[0] == "denied" and open_to)):
        return found
    if found and status == "denied" and found[0] == "possible":
        return found
    return status, "frame"


def _lacks(mention: EventMention) -> bool:
    """True for "has no treaty", "does not have a treaty": there is none that is in force."""
    held = mention.support is not None and mention.support.lemma == "have"
    return held and mention.stage == "in_force"


def unmarked(mention: EventMention, *, past: bool) -> Found:
    """What is told without a cue has occurred, unless its kind or its tense tells otherwise."""
    if is_shared_work(mention):
        return "ongoing", "shared work"
    if mention.type == "agreement" and mention.stage == "proposed":
        return "possible", "proposed"
    if past and is_bare_talks(mention):
        return "ongoing", "present"
    clause = mention.support.token if mention.support is not None else mention.head
    arranged = past and is_arranged(clause)
    return ("planned", "arranged") if arranged else ("occurred", "default")
