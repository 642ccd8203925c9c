"""That all those on a side are named, by how the side is told."""

from __future__ import annotations

import pytest
from sentences import Teller, names, roles

JOINED = {
    "Norsk Hydro and Statkraft have {poured} $200 million into Vestas.": {
        ("supplier", "Norsk Hydro"),
        ("supplier", "Statkraft"),
        ("recipient", "Vestas"),
    },
    "Sequoia and Lion Global have {poured} $300 million into the company.": {
        ("supplier", "Sequoia"),
        ("supplier", "Lion Global"),
    },
    "The jets are {bought} from Brazilian maker Embraer and Sierra Nevada Corp.": {
        ("supplier", "Embraer"),
        ("supplier", "Sierra Nevada Corp."),
    },
    "The G5 countries (Mali, Niger and Chad) {signed} a pact.": {
        ("party", "G5"),
        ("party", "Mali"),
        ("party", "Niger"),
        ("party", "Chad"),
    },
    "Anna Berg {met} Mayors Luis Soto of Lima, Pedro Ruiz of Quito and Juan Vega of Bogota.": {
        ("participant", "Anna Berg"),
        ("participant", "Luis Soto"),
        ("participant", "Pedro Ruiz"),
        ("participant", "Juan Vega"),
    },
    "Chancellor Olaf Scholz and Donald Tusk, who {conferred} in Gdansk, want more patrols.": {
        ("participant", "Olaf Scholz"),
        ("participant", "Donald Tusk"),
    },
    "Angela Merkel praised Olaf Scholz and Donald Tusk, who {met} Barack Obama in Lima.": {
        ("participant", "Donald Tusk"),
        ("participant", "Barack Obama"),
    },
    "Workers at Ford represented by the United Auto Workers {ratified} a contract with Ford.": {
        ("party", "United Auto Workers"),
        ("party", "Ford"),
    },
    "Dayton Corp {agreed} to sell its pump unit to a group led by chairman Paul Reed.": {
        ("party", "Dayton Corp"),
        ("party", "Paul Reed"),
    },
    "Norway's minister, Anna Berg, {spoke} by telephone with Lars Lund on Sunday.": {
        ("participant", "Anna Berg"),
        ("participant", "Lars Lund"),
    },
    "Sudan and the Justice Party {signed} a ceasefire.": {
        ("party", "Sudan"),
        ("party", "Justice Party"),
    },
    "King Holdings {signed} a contract with the Justice and Development Party.": {
        ("party", "King Holdings"),
        ("party", "Justice and Development Party"),
    },
    "Volvo met the United Steelworkers. Then the company {signed} a contract with Saab.": {
        ("party", "Volvo"),
        ("party", "Saab"),
    },
    "Norway and Peru made peace in talks. Ann Moore of Kenya {shuttled} between the two sides.": {
        ("participant", "Norway"),
        ("participant", "Peru"),
        ("mediator", "Ann Moore"),
    },
    "A consortium made up of Shell and Equinor {signed} a contract with Oman.": {
        ("party", "Shell"),
        ("party", "Equinor"),
        ("party", "Oman"),
    },
    "Saab {sold} 20 jets to Brazil and 12 to Hungary in May.": {
        ("supplier", "Saab"),
        ("recipient", "Brazil"),
        ("recipient", "Hungary"),
    },
    "Ukraine {received} 20 drones from Turkey and 15 tanks from Poland.": {
        ("supplier", "Turkey"),
        ("supplier", "Poland"),
        ("recipient", "Ukraine"),
    },
    "{Talks} among Turkey, Russia and Iran opened in Astana.": {
        ("participant", "Turkey"),
        ("participant", "Russia"),
        ("participant", "Iran"),
    },
    "Representatives of Iraq, Iran and the U.N. {met} in Geneva.": {
        ("participant", "Iraq"),
        ("participant", "Iran"),
        ("participant", "U.N."),
    },
}
NAMED_BEHIND = {
    "Nissan {signed} a contract with its Chinese partner Dongfeng on Monday.": {
        ("party", "Nissan"),
        ("party", "Dongfeng"),
    },
    "Nissan and its French partner Renault {agreed with} Mitsubishi to share an engine.": {
        ("party", "Nissan"),
        ("party", "Renault"),
        ("party", "Mitsubishi"),
    },
    "Officials from the U.S. Commerce Department and Japan's MITI will {meet} in Tokyo.": {
        ("participant", "U.S. Commerce Department"),
        ("participant", "MITI"),
    },
    "Yemen's Saudi-backed government and the Houthis {agreed} to swap ground in Hodeidah.": {
        ("party", "Yemen"),
        ("party", "Houthis"),
    },
    "NASA and its Japanese counterpart, JAXA, {signed} an accord.": {
        ("party", "NASA"),
        ("party", "JAXA"),
    },
    "Renault {sold} its Ghent plant to a Swedish rival, Volvo, for $30 million.": {
        ("supplier", "Renault"),
        ("recipient", "Volvo"),
    },
    "Norway and the Chilean government {signed} a pact.": {("party", "Norway"), ("party", "Chile")},
    "The U.S. special envoy for North Korea, Stephen Biegun, will {travel to} Seoul.": {
        ("visitor", "Stephen Biegun")
    },
    "The EU's envoy to Kosovo, Miroslav Lajcak, {arrived in} Pristina on Monday.": {
        ("visitor", "Miroslav Lajcak")
    },
    "Norway's envoy for Africa, a former teacher, {met} Angela Merkel.": {
        ("participant", "Norway"),
        ("participant", "Angela Merkel"),
    },
    "Volvo's chairman, Anna Larsen, and Kenya's President William Ruto {signed a memorandum}.": {
        ("party", "Volvo"),
        ("party", "Kenya"),
        ("signatory", "Anna Larsen"),
        ("signatory", "William Ruto"),
    },
}
ASIDE = {
    "Angela Merkel and Barack Obama {met} on the sidelines of a G20 summit in Lima.": {
        ("participant", "Angela Merkel"),
        ("participant", "Barack Obama"),
    },
    "Angela Merkel and Barack Obama met on the margins of the NATO {meeting} in Lima.": {
        ("participant", "NATO")
    },
}


@pytest.mark.parametrize(("text", "expected"), JOINED.items(), ids=list(JOINED))
def test_joined_names(tell: Teller, text: str, expected: set[tuple[str, str]]) -> None:
    assert roles(tell(text).at_mark()) == expected


# Where the parser takes one in a list for an apposition to the one before it, or for a part of
# its name.
LISTED = {
    "Ole Berg {met} Jan Olsen, Anna Larsen and Luis Soto on Monday.": {
        "Ole Berg", "Jan Olsen", "Anna Larsen", "Luis Soto",
    },
    "Jan Olsen, Anna Larsen and Luis Soto {met} on Monday.": {
        "Jan Olsen", "Anna Larsen", "Luis Soto",
    },
    "Citibank, Bank of America, Chase Manhattan and Nordea {signed a loan agreement} with Peru.": {
        "Citibank", "Bank of America", "Chase Manhattan", "Nordea", "Peru",
    },
    "Volvo {held talks} with Bank of Nova Scotia and Nordea on Monday.": {
        "Volvo", "Bank of Nova Scotia", "Nordea",
    },
    "Harald Olsen, Norway's king, {met} Luis Soto.": {"Harald Olsen", "Luis Soto"},
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTED.items(), ids=list(LISTED))
def test_lists_of_names(tell: Teller, text: str, expected: set[str]) -> None:
    assert names(tell(text).at_mark()) == expected


@pytest.mark.parametrize(("text", "expected"), NAMED_BEHIND.items(), ids=list(NAMED_BEHIND))
def test_name_behind_the_description(
    tell: Teller, text: str, expected: set[tuple[str, str]]
) -> None:
    assert roles(tell(text).at_mark()) == expected


@pytest.mark.parametrize(("text", "expected"), ASIDE.items(), ids=list(ASIDE))
def test_met_beside_a_summit(tell: Teller, text: str, expected: set[tuple[str, str]]) -> None:
    assert roles(tell(text).at_mark()) == expected


# Trades and offices at the head of a sentence or in capitals are nobody's names.
UNNAMED = {
    "The Presidents of Peru and Chile {met} on Monday.": {"Peru", "Chile"},
    "Dealers stayed away. Bankers {met} Norway's minister in Lima on Monday.": {"Norway"},
    "Bankers Trust and Volvo {signed a loan agreement}.": {"Bankers Trust", "Volvo"},
}


@pytest.mark.parametrize(("text", "expected"), UNNAMED.items(), ids=list(UNNAMED))
def test_trades_and_offices(tell: Teller, text: str, expected: set[str]) -> None:
    assert names(tell(text).at_mark()) == expected
