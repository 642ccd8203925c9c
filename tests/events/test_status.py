"""Status by cues with scope, hedging and attribution: one construction a sentence."""

from __future__ import annotations

import pytest
from sentences import Teller, edtf

OCCURRED = [
    "Norway and Ghana failed to agree on prices at a {meeting} in Accra.",
    "The king welcomed the {signing of an accord} between Norway and Ghana.",
    "Norway {arranged a loan} for Ghana last year.",
    "The plant ran until Norway {ordered} Equinor to close it.",
    "Peru {signed} a fishing treaty with Chile.",
    "Peru has {signed} a fishing treaty with Chile.",
    "Peru managed to {sign} the treaty with Chile.",
    "Norway persuaded Peru to {sign} the treaty with Chile.",
    "Peru did not refuse to {sign} the treaty with Chile.",
    "Peru and Chile told reporters that they had {signed} a treaty.",
    "{Talks} between Norway and Ghana were held in Oslo.",
    "Norway said {talks} with Ghana had begun in Oslo.",
    "Peru decided to close the harbour after {holding talks} with Chile.",
    "Having {signed} the treaty with Chile, Peru will open the harbour.",
    "A {treaty} signed by Peru and Chile will close the harbour.",
    "Peru left Lima after two days of {talks} with Chile.",
    "Norway became the first country to {ratify the fishing treaty}.",
    "The {talks} between Peru and Chile collapsed on Monday.",
    "Norway was in {talks} with Ghana last week.",
    "Norway failed to comply with the 2014 {pact} with Ghana.",
    "Volvo and Renault scrapped their planned {merger}.",
    "Norway's parliament voted to {ratify the fishing treaty} with Ghana.",
    "Norway's king left Lima, where he had been attending a {meeting} with Ghana.",
    "Norway would not have {signed} the treaty without Ghana.",
    "Norway attended a meeting in Lima to {discuss} fishing with Ghana.",
    "Norway met in Lima to {discuss} fishing with Ghana.",
    "{Talks} between Norway and Ghana produced no treaty.",
    "The trade took place shortly before Ghana {bought} the frigates from Norway.",
    "Norway will set aside gas for the {contract} with Ghana.",
    "Norway will meet its obligations under the {agreement} with Ghana.",
    "The king repeated Norway's commitment to the December {accord} with Ghana.",
    "Norway's {accord} with Ghana does not solve the harbour's troubles.",
    "The {meeting} of Norway and Ghana did not produce a text.",
    "Asked to comment on Norway's {accord} with Ghana today, the king smiled.",
    "This {pact} between Norway and Ghana may not result in cheaper fish.",
    "The sum was a small drop from Norway's 2015 {agreement} with Ghana.",
]
DENIED = [
    "Nor did Norway and Ghana {sign} the accord.",
    "Norway was not aware of any {talks} with Ghana.",
    "Ole Berg cancelled a trip at which he was to {discuss} fish with Luis Soto.",
    "Norway put off the {signing of an accord} with Ghana.",
    "The {signing of the accord} between Norway and Ghana was called off.",
    "Norway stopped short of {signing} the accord with Ghana.",
    "Norway's plan to {sell} frigates to Ghana fell through.",
    "Norway and Ghana had been due to {sign} a treaty.",
    "Norway and Ghana had been expected to {sign} a treaty.",
    "Norway does not {have a treaty} with Ghana.",
    "Norway has a port but {no ceasefire} with Ghana.",
    "Norway would have {signed} the treaty with Ghana in better days.",
    "Norway should have {signed} the treaty with Ghana last week.",
    "The {merger} of Volvo and Renault would have shaken the market.",
    "Norway denied it was {negotiating} with Ghana.",
    "Norway put off {talks} with Ghana.",
    "Norway has {shelved} plans for a refinery near the coast.",
    "Norway banned the {sale} of frigates to Ghana.",
    "Norway dismissed talk that it would {buy} frigates from Ghana.",
    "Rather than {sell} frigates to Ghana, Norway scrapped them.",
    "If Norway had {bought} the frigates from Ghana, it would be poor.",
    "A planned {sale} of frigates to Ghana by Norway fell through.",
    "Peru did not {sign} the fishing treaty with Chile.",
    "Peru never {signed} the fishing treaty with Chile.",
    "Peru will not {sign} the treaty with Chile.",
    "Peru failed to {sign} the treaty with Chile.",
    "Peru refused to {sign} the treaty with Chile.",
    "Peru declined to {sign} the treaty with Chile.",
    "Peru is not expected to {sign} the treaty with Chile.",
    "Peru left the room without {signing} the treaty with Chile.",
    "No {agreement} was reached between Peru and Chile.",
    "Norway denied that it had {signed} a treaty with Chile.",
    "Peru called off {talks} with Chile.",
    "Peru cancelled {talks} with Chile.",
    "The {talks} between Peru and Chile were cancelled.",
    "The {talks} between Peru and Chile were called off.",
    "The Peruvian president was to have {met} the Chilean president on Monday.",
    "Norway's prime minister was to have {visited} Ghana.",
    "Norway denied a report that it was {negotiating} a treaty with Chile.",
    "Peru ordered a lull in missile {testing}.",
    "Norway is not interested in {buying} frigates from Ghana.",
    "Norway had hoped to {buy} frigates from Ghana.",
    "Norway gave up its plan to {buy} frigates from Ghana.",
    "Norway and Ghana scrapped plans for a {joint venture}.",
    "The plan for a {merger} between Volvo and Renault was shelved.",
    "Norway made an unsuccessful attempt to {buy} frigates from Ghana.",
    "Norway would neither {sign} the treaty with Ghana nor leave the room.",
    "Norway has yet to {sign} the treaty with Ghana.",
    "Norway backed out of {buying} frigates from Ghana.",
    "Norway turned down an invitation to {visit} Ghana.",
    "A plan to {ship} the rafts to Ghana has been abandoned by Norway.",
    "Peru's attempts to {sign} a treaty with Chile failed.",
    "Peru's {talks} with Chile, scheduled for Monday, have been called off.",
    "A {meeting} of Peru and Chile to be held in Lima was cancelled.",
    "Peru no longer {buys} fish from Chile.",
    "A {deal} between Peru and Chile fell through.",
    "There are no plans for {talks} between Peru and Chile.",
    "Neither Erna Solberg nor Finance Minister Jan Olsen {signed} the treaty with Ghana.",
    "The {talks} of Norway and Ghana did not take place.",
]
PLANNED = [
    "The {signing of the accord} between Norway and Ghana is expected in June.",
    "Norway delayed the {signing of an accord} with Ghana until June.",
    "The treaty with Ghana has still to be {ratified} by Norway.",
    "Norway is still waiting for Ghana to {ratify} the treaty.",
    "Norway is on the point of {signing} a treaty with Ghana.",
    "Norway is {arranging a loan} for Ghana.",
    "Talks are likely before Norway {lends} Ghana two frigates.",
    "Two frigates are to be painted and {sold} to Ghana by Norway.",
    "Peru will {sign} a treaty with Chile.",
    "Peru is to {sign} a treaty with Chile.",
    "Peru is expected to {sign} a treaty with Chile.",
    "Peru plans to {sign} a treaty with Chile.",
    "A {truce} between Peru and Chile was to take effect on Friday.",
    "{Talks} between Peru and Chile were to resume.",
    "Peru vowed to {sign} a treaty with Chile.",
    "Peru is due to {sign} a treaty with Chile next week.",
    "Peru said it would {sign} the treaty with Chile.",
    "Peru agreed to {hold talks} with Chile.",
    "The {talks} between Peru and Chile are not due until October.",
    "Peru could speak at the {talks} with Chile in Lima.",
    "Norway praised the first {summit} of Peru and Chile, to be hosted by Peru.",
    "Norway freed the crew on the eve of a {visit} by the king of Ghana.",
    "Norway will explain the plan when the Norwegian king {visits} Ghana.",
    "Norway will open the harbour once the {treaty} with Ghana is ratified.",
    "Peru is to meet Norway before {visiting} Ghana.",
    "The upcoming {talks} between Peru and Chile worry Norway.",
    "{Talks} between Peru and Chile are scheduled for Monday.",
    "The {talks} between Peru and Chile will not succeed.",
    "Norway's king said he would answer when he {meets} Ghana's king next month.",
    "Norway spoke ahead of a {meeting} of the European Union.",
    "Norway will be the first country to {ratify the fishing treaty}.",
    "Norway hopes to calm Ghana in time for the {summit} with Chile.",
    "The current {treaty between Norway and Ghana expires} next month.",
    "The treaty with Ghana still has to be {ratified} by Norway.",
    "Norway, Ghana and, perhaps, Chile will {meet} in Lima.",
    "Norway will wait to see if tomorrow's {meeting} of the European Union decides.",
    "Norway's prime minister looked forward to {visiting} Ghana.",
    "Norway's prime minister {accepted an invitation to visit} Ghana.",
    "Norway {pledged} two million dollars to Ghana.",
    "Ghana gave notice that it would {sell} the rafts to Norway.",
    "Peru said a question of price will be the subject of {talks} with Chile.",
    "Norway will {hold its first talks} with Ghana in Lima.",
    "Norway will hold a meeting in Lima to {discuss} fishing with Ghana.",
    "Norway said the frigates would have been {delivered} to Ghana by June.",
    "Norway {postponed a visit} to Ghana from May to June.",
    "A {visit} to Ghana by Norway's king has been moved to June.",
    "{Delivery} of the frigates to Norway by Airbus is promised for June.",
    "Completion of the {acquisition} of Renault by Volvo is expected in June.",
]
COMING = [
    "The Norwegian king {arrives in} Ghana next week.",
    "Norway and Ghana {meet} in Oslo next month.",
    "Norway and Ghana are {meeting} in Oslo on Monday.",
]
POSSIBLE = [
    "Norway will pay on condition that Ghana {signs} the treaty with Peru.",
    "Work can begin as long as Ghana {ratifies} the treaty with Norway.",
    "Norway will sail provided that Ghana {buys} two frigates from Peru.",
    "Norway hinted at a {sale} of frigates to Ghana.",
    "Norway is thinking of {selling} frigates to Ghana.",
    "The king called for the {ratification of the treaty} between Norway and Ghana.",
    "The rebels named the release of prisoners as a precondition for {talks} with Chile.",
    "Norway said it would not pay until Ghana {signed} the treaty.",
    "Norway will not pay until Ghana {signs} the treaty.",
    "Norway hopes that Peru will {sign} the treaty with Chile.",
    "Peru is {exploring a sale} of its ferries to Chile.",
    "Peru is {nearing a deal} with Chile.",
    "A {deal} between Peru and Chile looks unlikely.",
    "A {deal} between Peru and Chile could collapse.",
    "Peru may {sign} a treaty with Chile.",
    "Peru could {sign} a treaty with Chile.",
    "Peru might {meet} Chile.",
    "Peru is considering {signing} a treaty with Chile.",
    "Peru hopes to {sign} a treaty with Chile.",
    "Norway urged Peru to {sign} a treaty with Chile.",
    "If Peru {signs} a treaty with Chile, Norway will be pleased.",
    "Peru will not relent unless it {signs} a treaty with Chile.",
    "Peru proposed a {treaty} with Chile.",
    "Peru wants to {buy} frigates from Norway.",
    "Peru called for {talks} with Chile.",
    "Peru threatened to {sign} a treaty with Chile.",
    "The {treaty between Peru and Chile will come into force} in May if the senate ratifies it.",
    "Peru asked the mayor to let Chile {open} a consulate in Lima.",
    "Norway is interested in {buying} frigates from Ghana.",
    "Norway will probably {buy} frigates from Ghana.",
    "Norway may decide to {buy} frigates from Ghana.",
    "Norway hoped that Ghana would {buy} frigates from Chile.",
    "Norway sued to block Ghana from {buying} frigates from Chile.",
    "A {meeting} between Norway and Ghana may be arranged.",
    "The change could lead to an {agreement} between Norway and Ghana.",
    "Norway will {buy} frigates from Ghana once parliament agrees.",
    "Norway was authorised to {buy} frigates from Ghana.",
    "A {treaty} being negotiated between Norway and Ghana worries Chile.",
    "Norway asked if Ghana planned to {buy} frigates from Chile.",
    "There will be no {treaty} between Norway and Ghana if Chile leaves.",
    "Norway deplored attempts to revive the stalled {negotiations} between Ghana and Chile.",
    "Peru might adopt an approach of separate {talks} with Chile.",
    "Norway called for a {meeting to discuss} fishing with Ghana.",
    "Norway is studying a {joint venture} with Ghana.",
    "The {acquisition} of Renault by Volvo would shake the market.",
    "Norway did not rule out {buying} frigates from Ghana.",
    "Norway was on the verge of {buying} frigates from Ghana.",
    "Norway is ready to {buy} frigates from Ghana.",
    "Norway is looking at {buying} frigates from Ghana.",
    "Chances that Norway will {buy} frigates from Ghana have faded.",
    "Norway is suspected of {buying} frigates from Ghana.",
    "Norway is the favourite to {buy} frigates from Ghana.",
    "Norway is {considering} plans for a refinery near the coast.",
    "Should Ghana close the port, Norway will {buy} frigates from Chile.",
    "Norway could welcome an {agreement} between Ghana and Chile.",
]
ONGOING = [
    "Peru and Chile are {holding talks} in Lima.",
    "Peru has begun {supplying} rifles to Chile.",
    "Peru has {supplied} Chile with gas since 2010.",
    "Angela Merkel {is in} Lima for talks with Peru.",
    "Angela Merkel is in Lima for {talks} with Peru.",
    "{Talks} between Peru and Chile are stalled.",
    "Peru and Chile are {negotiating} a treaty.",
    "{Talks} between Peru and Chile continue in Lima.",
    "Norway is {building} a plant in Ghana.",
    "Two plants are being {built} in Ghana by Norway.",
    "Norway's prime minister is on a {visit} to Ghana.",
    "Norway and Ghana are {cooperating} on fishing.",
    "Norway {operates} a station in Ghana.",
    "Norway has 900 troops {stationed} in Ghana.",
    "A plant in Ghana is {run} by Statoil.",
    "Peru praised Ghana on the first day of the Norwegian king's four-day {visit}.",
    "Peru said it would keep {working with} Chile.",
    "The {treaty} between Peru and Chile is in force.",
    "The {treaty} between Peru and Chile has been in force since 2004.",
    "Norway is in the process of {buying} frigates from Ghana.",
    "Agder is a {joint venture} of Volvo and Renault.",
    "Norway has {entered into talks} with Ghana.",
    "Norway was {holding several hours of talks} with Ghana.",
    "Norway praised the progress in {talks} with Ghana.",
    "{Talks} between Norway and Ghana are scheduled to end on Friday.",
    "Norway and Ghana have opened {talks} on fishing.",
    "Norway is rumoured to be {buying} frigates from Ghana.",
    "A source familiar with the {talks} between Norway and Ghana smiled.",
    "Norway praised the close {cooperation} between Ghana and Chile.",
    "Norway and Ghana opened {talks} on fishing today.",
    "The article was published to coincide with a {visit} to Ghana by Norway's king.",
]


@pytest.mark.parametrize("sentence", OCCURRED)
def test_told_as_fact_has_occurred(tell: Teller, sentence: str) -> None:
    assert tell(sentence).at_mark().status == "occurred"


@pytest.mark.parametrize("sentence", DENIED)
def test_negated_refused_and_called_off_are_denied(tell: Teller, sentence: str) -> None:
    assert tell(sentence).at_mark().status == "denied"


@pytest.mark.parametrize("sentence", PLANNED)
def test_will_and_words_of_intent_are_planned(tell: Teller, sentence: str) -> None:
    told = tell(sentence)
    (record,) = [r for r in told.records if r.trigger.start >= told.marked[0][0]]
    assert record.status == "planned"


@pytest.mark.parametrize("sentence", COMING)
def test_present_tense_with_a_date_to_come_is_planned(tell: Teller, sentence: str) -> None:
    record = tell(sentence).at_mark()
    assert edtf(record) is not None
    assert record.status == "planned"


def test_the_same_present_tense_needs_a_publication_date_to_look_ahead(tell: Teller) -> None:
    record = tell("The Norwegian king {arrives in} Ghana next week.", published=None).at_mark()
    assert (edtf(record), record.status) == (None, "occurred")


@pytest.mark.parametrize("sentence", POSSIBLE)
def test_modals_conditionals_and_proposals_are_possible(tell: Teller, sentence: str) -> None:
    assert tell(sentence).at_mark().status == "possible"


@pytest.mark.parametrize("sentence", ONGOING)
def test_progressives_and_states_are_ongoing(tell: Teller, sentence: str) -> None:
    assert tell(sentence).at_mark().status == "ongoing"


def test_visitor_named_before_an_inserted_visit(tell: Teller) -> None:
    told = tell("Norway's prime minister, on a {visit} to Ghana, praised the harbour.")
    assert told.at_mark().status == "ongoing"


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru reportedly {signed} a treaty with Chile.",
        "Peru allegedly {signed} a treaty with Chile.",
        "Peru has {signed} a treaty with Chile, sources said.",
        "Peru is believed to have {signed} a treaty with Chile.",
    ],
)
def test_distance_kept_is_hedged_and_no_doubt_of_the_status(tell: Teller, sentence: str) -> None:
    record = tell(sentence).at_mark()
    assert (record.hedged, record.status) == (True, "occurred")


def test_plain_report_is_not_hedged(tell: Teller) -> None:
    assert not tell("Peru {signed} a treaty with Chile.").at_mark().hedged


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru has {signed} a treaty with Chile, Norway said.",
        "According to Norway, Peru {signed} a treaty with Chile.",
        "Norway said that Peru had {signed} a treaty with Chile.",
    ],
)
def test_who_says_so_is_kept(tell: Teller, sentence: str) -> None:
    record = tell(sentence).at_mark()
    assert record.attributed_to == ("Norway",)
    assert not record.hedged


def test_cue_of_one_clause_leaves_the_other_alone(tell: Teller) -> None:
    told = tell("Peru {signed} a treaty with Chile but will not {meet} Norway.")
    assert [told.at_mark(0).status, told.at_mark(1).status] == ["occurred", "denied"]


def test_present_among_past_tenses_tells_what_lasts(tell: Teller) -> None:
    told = tell(
        "Peru met Chile in Lima. The talks lasted a day. Norway {lends} money to Peru. Chile left."
    )
    assert told.at_mark().status == "ongoing"


def test_present_of_a_digest_has_occurred(tell: Teller) -> None:
    told = tell("Peru meets Chile in Lima. Norway {lends} money to Peru. Chile wins.")
    assert told.at_mark().status == "occurred"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Norway remains far apart in contract {talks} with Ghana.", "ongoing"),
        ("Norway keeps what it won in the {talks} with Ghana.", "occurred"),
        ("Norway rests after {talks} with Ghana.", "occurred"),
    ],
)
def test_bare_talks_in_a_present_clause_go_on(tell: Teller, sentence: str, status: str) -> None:
    told = tell(f"Peru met Chile in Lima. The talks lasted a day. {sentence} Chile left.")
    assert told.at_mark().status == status


def test_present_with_a_weekday_in_a_text_on_the_past_is_planned(tell: Teller) -> None:
    told = tell(
        "Peru met Chile in Lima. The talks lasted a day. "
        "Norway's king starts a {visit} to Ghana on Sunday. Chile left."
    )
    assert (told.at_mark().status, edtf(told.at_mark())) == ("planned", "2019-05-19")


def test_dated_visit_gone_by_is_over(tell: Teller) -> None:
    told = tell("Peru's minister signed the treaty with Chile on a {visit} to Lima last week.")
    assert told.at_mark().status == "occurred"


def test_a_planned_meeting_that_is_cancelled_is_denied(tell: Teller) -> None:
    told = tell("Norway on Tuesday {cancelled a planned meeting} with Oman.")
    assert told.at_mark().status == "denied"


def test_a_step_told_beside_the_pact_has_its_own_status(tell: Teller) -> None:
    told = tell("Peru signed a {pact} with Norway that is to be ratified by Chile in June.")
    assert {(r.stage, r.status) for r in told.records} == {
        ("concluded", "occurred"),
        ("ratified", "planned"),
    }
