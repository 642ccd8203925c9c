"""One actor, one name, one kind, one country: whole texts, odd texts, long texts."""

# ruff: noqa: E501
from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dateline.entities import Actor, Actors, EntitiesComponent, Gazetteer, find_actors, homes
from dateline.entities.lexicon import Lexicon
from dateline.errors import DataError
from dateline.language import DocReader

WIRE = (
    "LISBON, May 4 - Portugal's coastal agency, Maris Observatory, leased a ship from Torvald "
    "Shipping ASA <TVS.OL>, the Norwegian firm said. Captain Ingrid Solheim will sail it. The "
    "agency paid in advance. Solheim called the ship old but sound."
)


def actors_of(reader: DocReader, text: str, **options: Any) -> Actors:
    return find_actors(reader.read(text), gazetteer=Gazetteer.load(), **options)


def named(actors: Actors, name: str) -> Actor:
    fits = [actor for actor in actors.actors if actor.name == name]
    assert len(fits) == 1, [actor.name for actor in actors.actors]
    return fits[0]


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Portugal", "country", "PT"),
        ("Maris Observatory", "organisation", "PT"),
        ("Torvald Shipping ASA", "organisation", "NO"),
        ("Ingrid Solheim", "person", None),
        ("Lisbon", "place", "PT"),
    ],
)
def test_kind_and_country(reader: DocReader, name: str, kind: str, country: str | None) -> None:
    actor = named(actors_of(reader, WIRE), name)
    assert (actor.kind, actor.country) == (kind, country)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Finnish brewer Havukka Oy opened a bar.", "Havukka Oy", "FI"),
        ("Peru's Andean Rail Institute closed.", "Andean Rail Institute", "PE"),
        ("The Polytechnic University of Kenya expanded.", "Polytechnic University of Kenya", "KE"),
        ("Brasol, a Brazilian maker of solar cells, borrowed money.", "Brasol", "BR"),
        ("Czech Finance Minister Pavel Novotny resigned.", "Pavel Novotny", "CZ"),
        ("Leila Haddad, foreign minister of Lebanon, resigned.", "Leila Haddad", "LB"),
        ("They bought presses from Tanigawa Corp of Japan.", "Tanigawa Corp", "JP"),
        ("Olav Brekke of the Norwegian Coastal Bank wept.", "Olav Brekke", "NO"),
        ("Ana Duarte, who heads Portugal's Maris Observatory, sang.", "Ana Duarte", "PT"),
        ("HELSINKI, May 3 - Transport Minister Aino Salmela resigned.", "Aino Salmela", "FI"),
        (
            "Poland spoke. Poland paid. U.S. envoy Ray Colby wrote to Foreign Minister Jan Wilk.",
            "Jan Wilk",
            "PL",
        ),
        ("Volta, a start-up from Tallinn, moved.", "Volta", "EE"),
        (
            "Kenya spoke. The country's Institute of Tea Research moved.",
            "Institute of Tea Research",
            "KE",
        ),
        (
            "Norway's Fjordvik Mills lost money. Chief executive Lars Moen resigned.",
            "Lars Moen",
            "NO",
        ),
        ("Daewoong Pharma opened a plant.", "Daewoong Pharma", "KR"),
        ("Congo closed the road.", "Congo", "CD"),
    ],
)
def test_country_from_the_surroundings(
    reader: DocReader, text: str, name: str, country: str
) -> None:
    assert named(actors_of(reader, text), name).country == country


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The council named the coast agency, Marekosmos, in its letter.",
            "Marekosmos",
            "organisation",
        ),
        (
            "Talks with Veltanko, the Oslo-based association of owners, failed.",
            "Veltanko",
            "organisation",
        ),
        ("Akbar Nur Baloch, the carrier's chief executive, signed.", "Akbar Nur Baloch", "person"),
        ("She left for FC Waldbach in July.", "FC Waldbach", "organisation"),
        ("They sold the chips to VoltaBrix in July.", "VoltaBrix", "organisation"),
        (
            "The Government of National Accord took the port.",
            "Government of National Accord",
            "organisation",
        ),
    ],
)
def test_kind_from_the_words(reader: DocReader, text: str, name: str, kind: str) -> None:
    assert named(actors_of(reader, text), name).kind == kind


@pytest.mark.parametrize(
    ("text", "name", "times"),
    [
        ("Orsted Tools inc closed. Orsted Tools will pay.", "Orsted Tools inc", 2),
        ("A bid by Nimbus/Vantor Pumps Inc failed.", "Nimbus/Vantor Pumps Inc", 1),
        ("Halvorsen, Reddick and Co sold shares.", "Halvorsen, Reddick and Co", 1),
        ("The Danish Growers' Union met. A strike was called.", "Danish Growers' Union", 1),
        ("Varick's Inc sold shops. Varick's said so.", "Varick's Inc", 2),
        ("Pilot Tool Corp of America rose. Pilot Tool Corp fell.", "Pilot Tool Corp of America", 2),
        (
            "Norden Dredging Supply Corp Plc sank. NDSC rose.",
            "Norden Dredging Supply Corp Plc",
            2,
        ),
    ],
)
def test_whole_names_of_firms(reader: DocReader, text: str, name: str, times: int) -> None:
    assert len(named(actors_of(reader, text), name).mentions) == times


def test_where_one_state_is_spoken_of_alone_its_people_are_of_it(reader: DocReader) -> None:
    text = "Kenya sold tea. " * 9 + "Ruth Odaga of the Tea Lovers Club was glad. " + "Kenya rested."
    actors = actors_of(reader, text)
    assert named(actors, "Ruth Odaga").country == "KE"
    assert named(actors_of(reader, text + " Peru slept. Peru woke."), "Ruth Odaga").country is None


def test_homes_file_is_refused_with_its_line() -> None:
    with pytest.raises(DataError, match="homes:2: a code in capitals"):
        homes.read("NO\tfjord mills\nnorway fjord bank\n", source="homes")


def test_a_firm_listed_in_two_states_has_two_homes() -> None:
    assert homes.read("NO\tfjord|vik\nSE\tvik\n", source="homes")["vik"] == ("NO", "SE")


def test_mentions_are_in_order_and_within_the_doc(reader: DocReader) -> None:
    doc = reader.read(WIRE)
    actors = find_actors(doc, gazetteer=Gazetteer.load())
    for actor in actors.actors:
        starts = [mention.start for mention in actor.mentions]
        assert starts == sorted(starts)
        for mention in actor.mentions:
            assert 0 <= mention.start <= mention.head < mention.end <= len(doc)
            assert actor in mention.actors
    assert actors.mentions_in(0, len(doc)) == actors.mentions


def test_capitals_only(reader: DocReader) -> None:
    text = (
        "VIENNA, MARCH 3 - AUSTRIA AND HUNGARY SIGNED A TREATY ON THE DANUBE TODAY AFTER LONG TALKS, "
        "OFFICIALS SAID. THE TWO COUNTRIES WILL BUILD A LOCK. FOREIGN MINISTER JOSEF BRANDL SAID IT "
        "WOULD BE OPEN IN FIVE YEARS. BRANDL WILL VISIT BUDAPEST NEXT WEEK FOR FURTHER MEETINGS WITH "
        "FARMERS AND FISHERMEN FROM BOTH BANKS OF THE RIVER."
    )
    actors = actors_of(reader, text)
    assert {"Austria", "Hungary", "Josef Brandl"} <= {actor.name for actor in actors.actors}
    plural = [mention for mention in actors.mentions if mention.form == "plural"]
    assert {actor.name for actor in plural[0].actors} == {"Austria", "Hungary"}


def test_no_capitals(reader: DocReader) -> None:
    text = (
        "bogota, april 2 - colombia will sell coal to japan under an accord that energy minister "
        "ramon ibarra signed yesterday, the ministry said. it gave no price. ibarra told reporters "
        "that shipments would start in june and that the mines could double output within a year "
        "if the railway to the coast were repaired."
    )
    actors = actors_of(reader, text)
    assert {"Colombia", "Japan", "Ramon Ibarra"} <= {actor.name for actor in actors.actors}


def test_title_gives_the_full_name(reader: DocReader) -> None:
    title = "New chairman Augustin Perreira promises cheaper tickets"
    actors = actors_of(reader, "Mr. Perreira met the unions in Porto.", title=title)
    assert named(actors, "Augustin Perreira").kind == "person"


def test_unparsed_doc(reader: DocReader) -> None:
    doc = reader.nlp.make_doc("The French cabinet met Boeing in Toulouse . It will buy jets .")
    actors = find_actors(doc, gazetteer=Gazetteer.load())
    assert {"France", "Boeing", "Toulouse"} <= {actor.name for actor in actors.actors}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "-", '"', "U.S.-", "<", "<X", "Of the", "And"])
def test_odd_texts(reader: DocReader, text: str) -> None:
    assert actors_of(reader, text).mentions is not None


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            ["The", "two", "countries", "U.S.", "-", "Japanese", "President", "of", "and", "<", ">",
             "(", ")", "'s", "it", "they", "said", "Corp", "Bank", "\n", '"', "we", "al", "Sham", ",",
             "Secretary", "General", "North", "Korea", "both", "sides", "he", "campaign", "1987Ford"]
        ),
        max_size=25,
    )
)  # fmt: skip
def test_any_order_of_words(reader: DocReader, words: list[str]) -> None:
    doc = Doc(reader.nlp.vocab, words=words)
    actors = find_actors(doc, gazetteer=Gazetteer.load())
    for token in doc:
        assert set(actors.resolve(token)) <= set(actors.actors)


def test_same_text_same_actors(reader: DocReader) -> None:
    assert repr(actors_of(reader, WIRE)) == repr(actors_of(reader, WIRE))


@pytest.mark.slow
def test_linear_in_length(reader: DocReader) -> None:
    one = reader.read(WIRE)

    def seconds(copies: int) -> float:
        doc = Doc.from_docs([one] * copies)
        start = time.process_time()
        find_actors(doc, gazetteer=Gazetteer.load())
        return time.process_time() - start

    seconds(50)
    assert seconds(1600) < 16 * 2.5 * max(seconds(100), 0.01)


def test_component(reader: DocReader) -> None:
    component = EntitiesComponent(reader.nlp, "dateline_entities")
    doc = component(reader.read(WIRE))
    assert named(doc._.actors, "Portugal").wikidata == "Q45"


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ({"nmaes": {"titles": "king"}}, "section 'nmaes' is none of"),
        ({"names": {"tiltes": "king"}}, "names.tiltes is none of"),
    ],
)
def test_unknown_keys_of_word_lists_are_refused(
    tables: dict[str, dict[str, str]], reason: str
) -> None:
    with pytest.raises(DataError, match=f"mine.toml: {reason}"):
        Lexicon(tables, source="mine.toml")


def test_a_makers_name_ends_before_its_rockets(reader: DocReader) -> None:
    found = actors_of(reader, "A Torvald Soyuz 2 lifted off. The Torvald rocket was new.")
    assert "Torvald" in {actor.name for actor in found.actors}
    assert not any("Soyuz" in actor.name for actor in found.actors)


def test_another_countrys_administration_is_not_the_state_told_of(reader: DocReader) -> None:
    actors = actors_of(reader, "The Obama administration sent Iran a letter. Iran was silent.")
    assert all(mention.start > 2 for mention in named(actors, "Iran").mentions)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("State Councilor Zhao Min met the envoy.", "Zhao Min"),
        ("South Korean Unification Minister Lee In-young spoke.", "Lee In-young"),
    ],
)
def test_titles_are_no_part_of_names(reader: DocReader, text: str, name: str) -> None:
    assert named(actors_of(reader, text), name).kind == "person"


def test_an_unknown_name_that_deals_is_a_body(reader: DocReader) -> None:
    text = "Lonmin said talks had failed. Talks between the miners and Lonmin broke down."
    assert named(actors_of(reader, text), "Lonmin").kind == "organisation"


def test_an_unlabelled_name_that_deals_is_a_body(reader: DocReader) -> None:
    assert (
        named(actors_of(reader, "Velmarka agreed to sell a mill."), "Velmarka").kind
        == "organisation"
    )


@pytest.mark.parametrize(
    "deed", ["landed a deal with Peru", "teamed up with Volvo", "took over a mill of Volvo"]
)
def test_unknown_name_that_does_what_firms_do_is_a_body(reader: DocReader, deed: str) -> None:
    assert named(actors_of(reader, f"Hydro {deed}."), "Hydro").kind == "organisation"


def test_an_ordinary_word_that_opens_a_sentence_is_no_body(reader: DocReader) -> None:
    actors = actors_of(reader, "Investors sold shares in Milan.")
    assert not [actor for actor in actors.actors if actor.kind == "organisation"]


@pytest.mark.parametrize("model", ["Q400", "S-400", "A320-200"])
def test_models_are_no_bodies(reader: DocReader, model: str) -> None:
    actors = actors_of(reader, f"Air Canada ordered 15 {model} machines on Monday.")
    assert all(actor.kind == "other" for actor in actors.actors if actor.name == model)


def test_the_long_march_is_one_name(reader: DocReader) -> None:
    actors = actors_of(reader, "China's Long March 5B rocket lifted off from Wenchang.")
    assert all(actor.name != "Long" for actor in actors.actors)


def test_unknown_name_that_one_deals_with_is_no_place(reader: DocReader) -> None:
    actors = actors_of(reader, "Shell signed a contract with Vitol on Monday.")
    assert named(actors, "Vitol").kind == "organisation"


def test_what_a_state_has_is_a_body(reader: DocReader) -> None:
    actors = actors_of(reader, "Codelco signed a pact with Japan's Jatex in Lima.")
    assert named(actors, "Jatex").kind == "organisation"


@pytest.mark.parametrize("opening", ["Senior", "Visiting", "Top"])
def test_an_adjective_before_a_state_opens_no_name(reader: DocReader, opening: str) -> None:
    actors = actors_of(reader, f"{opening} U.S. officials flew to Lima on Monday.")
    assert named(actors, "U.S.").kind == "country"


def test_who_is_no_firm(reader: DocReader) -> None:
    actors = actors_of(reader, "Wang, who came to Lima by train, met the mayor.")
    assert named(actors, "Wang").kind == "person"


def test_who_heads_a_body_is_a_person(reader: DocReader) -> None:
    actors = actors_of(reader, "The chief executive of Rolls-Royce, Warren East, flew to Lima.")
    assert named(actors, "Warren East").kind == "person"


@pytest.mark.parametrize("word", ["Instead", "Currently", "Otherwise"])
def test_an_adverb_before_a_body_is_no_body(reader: DocReader, word: str) -> None:
    actors = actors_of(reader, f"{word}, the airline and the pilots will see a judge in Lima.")
    assert all(actor.name != word for actor in actors.actors)


@pytest.mark.parametrize(
    ("office", "name"),
    [("chairman of Brasol Inc", "Otto Nakata"), ("its finance director", "Erik Mitsui")],
)
def test_a_surname_is_its_bearers_though_it_is_a_firms(
    reader: DocReader, office: str, name: str
) -> None:
    surname = name.split()[1]
    text = (
        f"{name}, {office}, told reporters that costs fell. {surname} said it was a good year. "
        f"{surname} expects more of the same."
    )
    actor = named(actors_of(reader, text), name)
    assert (actor.kind, [m.form for m in actor.mentions].count("name")) == ("person", 3)


def test_somebodys_company_is_no_part_of_the_name(reader: DocReader) -> None:
    actors = actors_of(reader, "They sued Torvald Hagen's company. Torvald Hagen was away.")
    assert len(named(actors, "Torvald Hagen").mentions) >= 2


def test_a_capital_article_opens_a_name_of_its_own(reader: DocReader) -> None:
    actors = actors_of(reader, "It was a blow to Brasol and The Havukka Group.")
    assert named(actors, "Brasol") and named(actors, "Havukka Group")


def test_two_banks_are_two(reader: DocReader) -> None:
    actors = actors_of(reader, "Banco Real and Chemical Bank signed a pact with Brasol Inc.")
    assert named(actors, "Banco Real") is not named(actors, "Chemical Bank")


def test_an_unknown_name_on_the_other_side_of_a_sale_is_a_body(reader: DocReader) -> None:
    actors = actors_of(
        reader, "Petrobras has sold its stake in Braskem to Novonor, two bankers said."
    )
    assert named(actors, "Novonor").kind == "organisation"


def test_a_body_of_one_state_is_no_other_states(reader: DocReader) -> None:
    actors = actors_of(reader, "Peru's Congress met in Lima. Chile's Congress was closed.")
    found = [a.country for a in actors.actors if a.kind == "organisation"]
    assert "US" not in found


def test_rebels_that_open_a_sentence_are_no_name(reader: DocReader) -> None:
    actors = actors_of(reader, "Rebels and the government of Chad met in Lima.")
    assert [a.name for a in actors.actors if a.kind == "organisation"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Aircraft maker bought engines.",
        "Brasol said importers of soybeans ordered a cargo of U.S. Soybeans.",
        "Firms fell back. The U.K. Firms sold mills.",
    ],
)
def test_a_plain_word_behind_initials_is_no_name(reader: DocReader, text: str) -> None:
    found = {a.name for a in actors_of(reader, text).actors} - {"Brasol"}
    assert found <= {"U.S.", "U.K."}


def test_a_body_behind_initials_keeps_its_name(reader: DocReader) -> None:
    actors = actors_of(reader, "The U.S. Navy sold ships. The navy of Chile did not.")
    assert named(actors, "U.S. Navy")


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("An Aspen, Colo., investment firm bought 3 pct of Brasol Inc.", "Aspen"),
        ("A group led by Elm Falls, N.J., investor Ole Berg sold its shares.", "Elm Falls"),
    ],
)
def test_a_name_before_a_shortened_state_is_a_town(reader: DocReader, text: str, town: str) -> None:
    assert {a.kind for a in actors_of(reader, text).actors if a.name == town} <= {"place"}
