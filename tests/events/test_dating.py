"""Which date belongs to which event. Articles here appear on Thursday, 16 May 2019."""

from __future__ import annotations

import datetime

import pytest
from sentences import Teller, edtf


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Peru and Chile {signed} a treaty on Tuesday.", "2019-05-14"),
        ("On Tuesday Peru and Chile {signed} a treaty.", "2019-05-14"),
        ("In 2018, after years of doubt, Norway {signed} a treaty with Ghana.", "2018"),
        ("Norway and Ghana {signed} a treaty last month.", "2019-04"),
        ("Norway and Ghana {signed} a treaty in October 2017.", "2017-10"),
        ("Norway's {visit} to Ghana last week pleased the farmers.", "2019-05-06/2019-05-12"),
        ("Norway will {sign} a treaty with Ghana on Friday.", "2019-05-17"),
        ("Norway on Monday {pledged} $60 million to Ghana.", "2019-05-13"),
        ("Norway will {lend} Ghana $60 million on Monday.", "2019-05-20"),
        ("Norway will {sign} a treaty with Ghana next year.", "2020"),
        ("{Talks} between Peru and Chile are scheduled for Monday.", "2019-05-20"),
        ("At the next {meeting} of Peru and Chile in March the quotas were a topic.", "2020-03"),
        ("Norway will {sign} a treaty with Ghana in ten days.", "2019-05-26"),
        ("Peru freed a crew on Monday to mark the {visit} of the Norwegian king.", "2019-05-13"),
        ("A {treaty} between Norway and Ghana could be signed by July.", "../2019-07"),
        ("A {treaty} between Norway and Ghana will be signed by March.", "../2020-03"),
        ("Norway may {meet} Ghana by the end of March.", "../2020-03"),
        ("Norway will wait until next week's {talks} with Ghana.", "2019-05-20/2019-05-26"),
        ("Norway spoke before the start of today's {talks} with Ghana.", "2019-05-16"),
        ("Norway has been silent since last week's {talks} with Ghana.", "2019-05-06/2019-05-12"),
        ("Norway had planned to {meet} Ghana on Monday.", "2019-05-13"),
        ("Norway will {supply} Ghana with gas from July.", "2019-07/.."),
        ("Norway will {deliver} rifles to Ghana between now and August.", "../2019-08"),
        ("Norway will {supply} Ghana with gas from July to August.", "2019-07/2019-08"),
        ("Norway's consulate in Ghana was to {open} on Monday.", "2019-05-20"),
        ("Volvo {stopped working with} Renault on a lorry in 2018.", "2018"),
        ("Norway would have {met} Ghana on Friday.", "2019-05-10"),
        (
            "{Talks} of Norway and Ghana, first planned for April, will open on Monday.",
            "2019-05-20",
        ),
        ("A Norwegian {visit} to Ghana, originally due in April, will be short.", None),
        ("Norway and Ghana moved their {talks} from Monday to Friday.", "2019-05-17"),
        ("Norway expects its plant in Ghana to {start operating} in June.", "2019-06"),
        ("Norway {agreed} to buy frigates from Ghana last month.", "2019-04"),
        ("Norway {agreed} to buy frigates from Ghana on Monday.", "2019-05-13"),
        ("Norway {agreed} to buy frigates from Ghana next month.", None),
        (
            "Fog pushed a Danish satellite {launch} from the first half of 2019 to late summer.",
            "2019-22",
        ),
        ("Norway and Ghana postponed Friday's {talks} to June 3.", "2019-06-03"),
        ("Norway and Ghana postponed Friday's {talks}.", "2019-05-17"),
        (
            "A Danish satellite {launch} had been planned for June but is now expected in July.",
            "2019-07",
        ),
    ],
)
def test_date_of_its_own_clause(tell: Teller, sentence: str, date: str | None) -> None:
    assert edtf(tell(sentence).at_mark()) == date


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway said on Tuesday that it had {signed} a treaty with Ghana.",
        "Norway said Tuesday that it had {signed} a treaty with Ghana.",
        "Norway {signed} a treaty with Ghana, the ministry said on Tuesday.",
    ],
)
def test_what_is_told_through_its_announcement_has_the_day_of_it(
    tell: Teller, sentence: str
) -> None:
    assert edtf(tell(sentence).at_mark()) == "2019-05-14"


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway said on Tuesday that it will {sign} a treaty with Ghana.",
        "Norway said on Tuesday that the {treaty} with Ghana pleased the farmers.",
    ],
)
def test_day_of_the_saying_is_not_the_day_of_what_is_to_come_or_merely_named(
    tell: Teller, sentence: str
) -> None:
    assert edtf(tell(sentence).at_mark()) is None


def test_day_of_the_saying_gives_way_to_the_event_s_own(tell: Teller) -> None:
    told = tell("Norway said on Tuesday that it had {signed} a treaty with Ghana in March.")
    assert edtf(told.at_mark()) == "2019-03"


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway {signed} a treaty with Ghana following a {visit} by its king to Accra in 2018.",
        "Norway {signed} a treaty with Ghana following a {visit} by Ghana's president in 2018.",
    ],
)
def test_date_of_what_went_before_stays_there(tell: Teller, sentence: str) -> None:
    told = tell(sentence)
    assert [edtf(told.at_mark(0)), edtf(told.at_mark(1))] == [None, "2018"]


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        (
            "Norway {bought} frigates from Ghana in March and {sold} trawlers to Peru in April.",
            ["2019-03", "2019-04"],
        ),
        (
            "Peru {met} Chile on Monday and {signed} a treaty with Norway on Wednesday.",
            ["2019-05-13", "2019-05-15"],
        ),
    ],
)
def test_two_verbs_have_two_dates(tell: Teller, sentence: str, dates: list[str]) -> None:
    told = tell(sentence)
    assert [edtf(told.at_mark(i)) for i in (0, 1)] == dates


def test_two_days_side_by_side_are_one_interval(tell: Teller) -> None:
    told = tell("Norway and Ghana will {hold talks} on Thursday and Friday.")
    assert edtf(told.at_mark()) == "2019-05-16/2019-05-17"


def test_two_days_gone_by(tell: Teller) -> None:
    monday = datetime.date(2019, 5, 20)
    told = tell("Norway and Ghana {held talks} on Thursday and Friday.", published=monday)
    assert edtf(told.at_mark()) == "2019-05-16/2019-05-17"


def test_day_of_the_dateline_dates_the_article_alone(tell: Teller) -> None:
    assert edtf(tell("OSLO, May 14 - Norway {signed} a treaty with Ghana.").at_mark()) is None


def test_weekdays_are_counted_from_the_dateline(tell: Teller) -> None:
    told = tell("OSLO, May 8 - Norway {signed} a treaty with Ghana on Monday.")
    assert edtf(told.at_mark()) == "2019-05-06"


def test_sentence_before_still_holds(tell: Teller) -> None:
    told = tell("Norway {met} Ghana in Oslo on Monday. Norway then {signed} a treaty with Ghana.")
    met, signed = told.at_mark(0).date, told.at_mark(1).date
    assert met is not None and signed is not None
    assert (met.edtf, met.basis) == ("2019-05-13", "relative")
    assert (signed.edtf, signed.basis) == ("2019-05-13", "context")


def test_sentence_before_holds_for_its_own_actors_alone(tell: Teller) -> None:
    told = tell("Norway {met} Ghana in Oslo on Monday. Peru {signed} a treaty with Chile.")
    assert edtf(told.at_mark(1)) is None


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Norway has {operated} a station in Ghana since 2016.", "2016/.."),
        ("Norway and Ghana have {cooperated} on fishing since 2016.", "2016/.."),
        ("Norway will {build} a plant in Ghana by June 2025.", "../2025-06"),
    ],
)
def test_since_and_by_leave_one_end_open(tell: Teller, sentence: str, date: str) -> None:
    record = tell(sentence).at_mark()
    assert edtf(record) == date
    assert record.date is not None
    assert (record.date.earliest is None) == date.startswith("..")
    assert (record.date.latest is None) == date.endswith("..")


def test_year_before_the_name_of_an_instrument_does_not_date_what_is_done_to_it(
    tell: Teller,
) -> None:
    assert edtf(tell("Norway {suspended} the 1972 treaty with Ghana.").at_mark()) is None


def test_without_publication_date_relative_dates_stay_unresolved(tell: Teller) -> None:
    assert edtf(tell("Peru {met} Chile on Tuesday.", published=None).at_mark()) is None
    assert edtf(tell("Peru {met} Chile on 4 May 2011.", published=None).at_mark()) == "2011-05-04"


def test_stated_dates_say_so(tell: Teller) -> None:
    record = tell("Peru {met} Chile on 4 May 2011.").at_mark()
    assert record.date is not None
    assert (record.date.basis, record.date.granularity) == ("stated", "day")


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Norway {signed} a treaty with Ghana, which expires in June.", None),
        ("Norway and Ghana have {agreed a ceasefire} to take effect on Friday.", None),
        ("Norway {signed} a treaty with Ghana over the 2017-18 fishing quotas.", None),
        ("Norway {violated} its treaty of 1972 with Ghana.", None),
        ("Norway {fired} a missile that fell into the sea in April.", "2019-04"),
        ("In 2012, when Norway {signed} a treaty with Ghana, the farmers cheered.", "2012"),
        ("Norway has {bought} six frigates from Ghana since it was founded in 1905.", "1905/.."),
        ("The peace has held since 1994, when Norway {signed} a treaty with Ghana.", "1994"),
        (
            "Norway {met} Ghana's president, who chairs the league, on Monday.",
            "2019-05-13",
        ),
        ("The {treaty} between Norway and Ghana followed a war in 2001.", None),
        ("The {treaty} between Norway and Ghana calls for elections in 2023.", None),
        ("The {treaty} between Norway and Ghana bans such tests from 2024.", None),
        ("Norway {met} Ghana during a summit of the league on Monday.", "2019-05-13"),
        ("Norway's king met fishermen on Monday before {visiting} Ghana.", "2019-05-13"),
        (
            "Norway sold Ghana six frigates on Monday after being kept from the {talks} with Peru.",
            None,
        ),
        ("Norway {held talks} with Ghana in preparation for June.", None),
        ("Norway's king, who is {attending talks} with Ghana, made the remark on Monday.", None),
        ("Oman Steel extended its {offer} to buy Accra Steel until June 3.", None),
    ],
)
def test_date_in_a_clause_about_something(tell: Teller, sentence: str, date: str | None) -> None:
    assert edtf(tell(sentence).at_mark()) == date


def test_what_has_been_done_since_then_has_no_end(tell: Teller) -> None:
    told = tell(
        "Norway {opened} a base in Ghana in 2009 and has since {delivered} six frigates to Peru."
    )
    assert [edtf(told.at_mark(i)) for i in (0, 1)] == ["2009", "2009/.."]


def test_agreement_that_goes_on_dates_from_its_beginning(tell: Teller) -> None:
    told = tell("Norway and Ghana {have a treaty} of 1988 on fishing.")
    assert edtf(told.at_mark()) == "1988/.."


def test_agreement_told_to_be_signed_then_dates_from_that_day_alone(tell: Teller) -> None:
    told = tell("Under the {treaty} reached in 1988, Norway was to leave the harbour of Ghana.")
    assert (edtf(told.at_mark()), told.at_mark().status) == ("1988", "occurred")


def test_more_precise_of_two_mentions_dates_the_event(tell: Teller) -> None:
    told = tell(
        "Norway's king will {visit} Ghana next month. The {visit} to Ghana on June 4 is his first."
    )
    assert edtf(told.at_mark()) == "2019-06-04"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ministers gathered in Oslo on Monday. Norway {signed} a treaty with Ghana.", True),
        ("They gathered on Monday. It rained. Norway {signed} a treaty with Ghana.", False),
        ("Ministers gathered in Oslo on Monday. Norway later {signed} a treaty with Ghana.", False),
        ("Ministers gathered in Oslo last year. Norway {signed} a treaty with Ghana.", False),
        ("Ministers will gather in Oslo on Monday. Norway {signed} a treaty with Ghana.", False),
        ("The king said so on Monday. Norway {signed} a treaty with Ghana.", False),
        ("Ministers gathered in Oslo on Monday. Norway has {signed} a treaty with Ghana.", False),
    ],
)
def test_day_of_the_story_goes_on(tell: Teller, text: str, date: bool) -> None:
    record = tell(text).at_mark()
    assert edtf(record) == ("2019-05-13" if date else None)
    assert record.date is None or record.date.basis == "context"


def test_time_behind_an_abbreviation_that_ends_no_sentence(tell: Teller) -> None:
    told = tell("Norway's king {visits} the U.S. On June 19. He is old.")
    assert edtf(told.at_mark()) == "2019-06-19"


def test_weekdays_of_a_programme_follow_one_another(tell: Teller) -> None:
    told = tell(
        "Norway and Ghana will {hold talks} next Tuesday and Wednesday. "
        "On Friday and Saturday Norway will {meet} Peru."
    )
    assert edtf(told.at_mark(1)) == "2019-05-24/2019-05-25"


def test_day_to_come_of_a_present_clause_does_not_slip_back(tell: Teller) -> None:
    told = tell("Norway's king, who {travels to} Ghana on Sunday, spoke to reporters.")
    assert edtf(told.at_mark()) == "2019-05-19"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Norway will {build} a steel plant in Ghana. The plant will be completed by 2021.", True),
        ("Norway will {build} a steel plant in Ghana. The plant will employ 90 by 2021.", False),
        ("Norway will {build} a steel plant in Ghana. A plant will arrive by 2021.", False),
    ],
)
def test_what_is_told_of_the_item_later_on_dates_the_event(
    tell: Teller, text: str, date: bool
) -> None:
    assert edtf(tell(text).at_mark()) == ("../2021" if date else None)


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Norway {signed} a pact with Ghana to build schools by 2031.", None),
        ("Norway will {sell} forty mills to cut the losses of this year.", None),
        ("Norway {sold} Ghana trawlers for 30 mln dlrs, up from 20 mln in 2017.", None),
        ("Norway will {lend} Ghana 300 mln dlrs due 2031.", None),
        ("Norway, a loser of November's poll, has {signed} a treaty with Ghana.", None),
        ("Norway's king will {meet} Ghana's president for the first time since 2011.", None),
        ("Norway was asked, after it {met} Ghana, whether it would vote in June.", None),
        ("Oslo, may 14 - Norway {signed} a treaty with Ghana.", None),
        ("This week's Group of Nine {meeting} pleased Norway.", "2019-05-13/2019-05-19"),
        ("Norway's king is today {meeting} Ghana's president.", "2019-05-16"),
        (
            "Since the start of reforms in 2011, Norway has {sold} six mills to Ghana.",
            "2011/..",
        ),
        ("Norway took office in 2009 and since then has {sold} six mills to Ghana.", "2009/.."),
        ("Norway entered the market in 2009 by {buying} six mills from Ghana.", "2009"),
        ("Norway in 2009 kept Ghana from {selling} six frigates to Peru.", "2009"),
    ],
)
def test_time_of_something_else(tell: Teller, sentence: str, date: str | None) -> None:
    assert edtf(tell(sentence).at_mark()) == date


def test_what_came_later_does_not_take_the_date_of_the_sentence_before(tell: Teller) -> None:
    told = tell("Norway {signed} a treaty with Ghana in 2011. Norway later {met} Ghana.")
    assert edtf(told.at_mark(1)) is None


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (
            "Norway's king {wrapped up a three-day visit} to Ghana on Monday.",
            "2019-05-11/2019-05-13",
        ),
        ("Norway and Ghana {ended two days of talks} in Oslo on Tuesday.", "2019-05-13/2019-05-14"),
        ("Norway and Ghana will {start four days of talks} tomorrow.", "2019-05-17/2019-05-20"),
        ("Norway and Ghana {held talks} on Tuesday on three days of strikes.", "2019-05-14"),
        ("OPEC ministers {meeting} in Oslo on Monday agreed to raise prices.", "2019-05-13"),
        (
            "Norway last week became the first country to {sign} the fishing treaty.",
            "2019-05-06/2019-05-12",
        ),
        ("Norway {inked} a treaty with Ghana on New Year 's Eve.", "2018-12-31"),
        ("Norway's king {starts a visit} to Ghana on Sunday.", "2019-05-19"),
        (
            "Oslo Steel said on Tuesday that it had {offered} 30 dlrs a share for Accra Steel.",
            "2019-05-14",
        ),
    ],
)
def test_days_of_a_happening(tell: Teller, sentence: str, date: str) -> None:
    assert edtf(tell(sentence).at_mark()) == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Norway's king Harald Berg will {visit} Ghana on June 4. He will {meet} Peru.", True),
        ("Norway's king Harald Berg {visited} Ghana in 2011. He will {meet} Peru.", False),
    ],
)
def test_talks_on_a_journey_have_its_date(tell: Teller, text: str, date: bool) -> None:
    assert edtf(tell(text).at_mark(1)) == ("2019-06-04" if date else None)


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Norway's envoy {came} to see the dam in Ghana in March.", "2019-03"),
        ("Norway's envoy flew to Accra on Tuesday to {open} an embassy.", "2019-05-14"),
        (
            "Norway {raised} the quotas with Ghana when its envoy came to Oslo last month.",
            "2019-04",
        ),
        ("A {meeting} of Peru with Chile, scheduled for Monday, will be open.", "2019-05-20"),
        ("{Talks} with Chile have been renewed, a Peruvian aide said Tuesday.", "2019-05-14"),
        ("Norway {ordered} 60 Ghanaian envoys to pack their bags on Tuesday.", "2019-05-14"),
        ("Last year, Volvo moved its pumps into a {joint venture} with Nokia.", "2018"),
        ("Peru and Chile failed to {agree} at talks that ended in March.", "2019-03"),
        ("The {talks} between Peru and Chile are on Sunday and Monday.", "2019-05-19/2019-05-20"),
    ],
)
def test_day_of_the_errand_of_the_clause_beside_and_of_the_phrase(
    tell: Teller, sentence: str, date: str
) -> None:
    assert edtf(tell(sentence).at_mark()) == date


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Two weeks after Ghana {signed} a treaty with Norway, farmers marched.", "2019-05-02"),
        ("A day after Ghana {signed} a treaty with Norway, farmers marched.", "2019-05-15"),
        ("Farmers marched on Tuesday, a day after {talks} between Ghana and Norway.", "2019-05-13"),
        ("Three months after {signing} a treaty with Norway, Ghana voted.", "2019-02"),
        ("Seven years after Ghana {signed} a treaty with Norway, farmers marched.", "2012"),
        ("Norway's envoy is winding up a three-day {visit} to Ghana.", "2019-05-14/2019-05-16"),
        ("Norway has {lent} Ghana ten billion dollars over the past three years.", "2016/2019"),
        ("Ghana and Norway {signed} a treaty three weeks ago.", "2019-04-25"),
    ],
)
def test_days_told_by_how_far_off_they_are(tell: Teller, sentence: str, date: str) -> None:
    assert edtf(tell(sentence).at_mark()) == date


def test_what_one_comes_for_later_does_not_date_the_coming(tell: Teller) -> None:
    sentence = "Norway's envoy {arrived} in Ghana to attend a fair next month."
    assert edtf(tell(sentence).at_mark()) is None


def test_what_a_pact_would_do_does_not_date_it(tell: Teller) -> None:
    sentence = "Norway and Ghana reached an {accord} that would keep the port open in August."
    assert edtf(tell(sentence).at_mark()) is None


def test_length_since_the_last_time_is_no_date(tell: Teller) -> None:
    told = tell("Norway's king will {visit} Ghana for the first time in 19 years.").at_mark()
    assert edtf(told) is None


def test_what_is_also_told_goes_on_with_the_story(tell: Teller) -> None:
    story = (
        "Norway signed a treaty with Ghana on Tuesday. Farmers cheered in the rain. "
        "Norway also {ordered} Equinor to close a well."
    )
    assert edtf(tell(story).at_mark()) == "2019-05-14"
    before = story.replace("also ", "").replace("Tuesday", "Sunday")
    assert edtf(tell(before).at_mark()) is None


def test_who_met_on_a_day_to_discuss_something_met_that_day(tell: Teller) -> None:
    told = tell("Norway and Oman {met} in Paris on Monday to discuss trade.")
    assert [r.type for r in told.records] == ["talks"]
    assert edtf(told.at_mark()) == "2019-05-13"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        (
            "Norway said on Tuesday it would {sell} trawlers to Ghana by the end of June.",
            "../2019-06",
        ),
        ("Norway and Ghana failed on Tuesday to {agree} on a fishing quota.", "2019-05-14"),
        ("Norway refused on Monday to {sign} the treaty with Ghana.", "2019-05-13"),
        ("On Friday, Norway planned to {sell} two trawlers to Ghana.", "2019-05-17"),
        ("Norway's king {flew to} Accra for Wednesday's meeting with Ghana.", "2019-05-15"),
        ("Norway will {supply} Ghana with trawlers from 2021 onwards.", "2021/.."),
    ],
)
def test_day_before_what_is_said_failed_or_planned(tell: Teller, sentence: str, date: str) -> None:
    assert edtf(tell(sentence).at_mark()) == date


@pytest.mark.parametrize(
    "sentence",
    [
        "Tunisia has {bought} 25,000 tonnes of oil from Cargill for July delivery.",
        "Peru {sold} 5,000 tonnes of copper to Chile, with delivery from July to December.",
        "Egypt {bought} 30,000 tonnes of Indian sugar for May/June arrival.",
        "Egypt {bought} 30,000 tonnes of Indian sugar for shipment August 1-15.",
        "Egypt is {negotiating} to buy 30,000 tonnes of sugar for shipment in July.",
        "Egypt has {bought} 30,000 tonnes of sugar, April 15-30 loading, from India.",
        "For September shipment, Egypt {bought} 25,000 tonnes of sugar from India.",
    ],
)
def test_month_of_the_shipment_is_not_the_day_of_the_purchase(tell: Teller, sentence: str) -> None:
    assert edtf(tell(sentence).at_mark()) is None


def test_month_of_the_shipment_leaves_the_day_of_the_purchase(tell: Teller) -> None:
    told = tell("Egypt {bought} 30,000 tonnes of Indian sugar on Monday for June shipment.")
    assert edtf(told.at_mark()) == "2019-05-13"
    told = tell("{Deliveries} of the Indian sugar to Egypt will begin in July.")
    assert edtf(told.at_mark()) == "2019-07"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Peru and Chile {signed} a pact on sharing the cod of the Mau bank in Lima yesterday.",
         "2019-05-15"),
        ("Norway {opened} a station for tracking satellites over the Pole in Oslo on Monday.",
         "2019-05-13"),
        ("Peru and Chile {signed} a pact on cutting the catch by 2030.", None),
    ],
)  # fmt: skip
def test_day_behind_what_a_deal_is_about(tell: Teller, sentence: str, date: str | None) -> None:
    assert edtf(tell(sentence).at_mark()) == date


def test_year_of_what_was_before_is_not_that_of_the_change(tell: Teller) -> None:
    told = tell("Japan has {raised its pledge} to Ghana to 88 billion yen from 80 billion in 2017.")
    assert edtf(told.at_mark()) is None
    told = tell("Norway sold ships to Chile and {bought} planes from 20 Danish firms in 2017.")
    assert edtf(told.at_mark()) == "2017"


def test_day_of_leaving_is_none_of_the_talks(tell: Teller) -> None:
    told = tell("Peru's foreign minister left on Sunday for {talks} in Quito with Ecuador.")
    assert edtf(told.at_mark()) is None
    told = tell("Peru's foreign minister left for {talks} on Sunday in Quito with Ecuador.")
    assert edtf(told.at_mark()) is not None


def test_month_of_the_launch_is_not_that_of_the_shipment(tell: Teller) -> None:
    told = tell("Airbus shipped a probe to NASA on Monday for launch in June.")
    assert edtf(told.one("transfer")) == "2019-05-13"
    assert edtf(told.one("launch")) == "2019-06"
