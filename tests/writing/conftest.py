"""Handmade records, shared by the tests of sinks."""

from __future__ import annotations

import datetime

import pytest

from dateline.record import (
    ArticleRef,
    Codes,
    EventDate,
    EventRecord,
    Mention,
    Participant,
    Place,
    Producer,
    Trigger,
)

PRODUCER = Producer(dateline="0.1.0", model="none 0", rules="sha256:0")


def bare(number: int) -> EventRecord:
    """A record with every optional field empty."""
    trigger = Mention(text="visit", start=number, end=number + 5)
    return EventRecord(
        id=f"ev-{number:05d}",
        type="visit",
        status="planned",
        article=ArticleRef(id=f"a-{number:05d}"),
        trigger=Trigger(**trigger.model_dump(), lemma="visit"),
        mentions=(trigger,),
        evidence=(),
        participants=(),
        codes=Codes(),
        confidence=0.5,
        rule="visit.test",
        producer=PRODUCER,
    )


def full(number: int = 1) -> EventRecord:
    """A record with every field filled, hard characters included."""
    mention = Mention(text="signed", start=10, end=16)
    sentence = Mention(text='Kesh, "the isle", signed — 協定 🚀, it said.\nSo.', start=0, end=47)
    party = Participant(
        role="party", name='Kesh | Isle, Ltd; "A"', kind="country", country="KE", mention=mention
    )
    return EventRecord(
        id=f"ev-full-{number}",
        type="agreement",
        stage="concluded",
        status="occurred",
        hedged=True,
        attributed_to=("Ann Lee", "O'Brien"),
        article=ArticleRef(
            id=f"full-{number}",
            title='=Title, "quoted"',
            source="wire",
            url="https://x.test/1",
            published=datetime.date(2021, 2, 3),
        ),
        trigger=Trigger(**mention.model_dump(), lemma="sign"),
        mentions=(mention,),
        evidence=(sentence,),
        participants=(party, party.model_copy(update={"name": "Zélande", "country": None})),
        date=EventDate(
            text="by June",
            start=20,
            end=27,
            edtf="../2021-06",
            earliest=None,
            latest=datetime.date(2021, 6, 30),
            granularity="interval",
            basis="relative",
            timex_value="2021-06",
        ),
        places=(Place(name="Port Ash", country=None, mention=mention),),
        instrument="protocol",
        action="open a mission",
        topics=("fishing", "tab\there"),
        item="boats",
        amount="$3 million",
        vehicle="Arrow-1",
        codes=Codes(plover="SUPPORT", cameo="057"),
        confidence=0.875,
        rule="agreement.sign",
        producer=PRODUCER,
    )


@pytest.fixture
def records() -> list[EventRecord]:
    """Twelve records: full ones among bare ones."""
    return [full(1), *(bare(number) for number in range(10)), full(2)]
