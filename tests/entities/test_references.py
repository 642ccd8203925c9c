"""What names, nominals and pronouns refer to.

`[words -> Name + Name]` says what the words refer to; `[words -> -]` that they must stay unresolved.
"""

# ruff: noqa: E501
from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from spacy.tokens import Doc

from dateline.entities import Actors, Gazetteer, find_actors
from dateline.language import DocReader

MARK = re.compile(r"\[(?P<words>[^\]]+?) -> (?P<names>[^\]]+)\]")

NAMES = [
    "Vodafone sold a unit to [Saudi Telecom Company -> Saudi Telecom Company]. Chile likes [STC -> Saudi Telecom Company].",
    "Air Canada bought two F-35 jets and a truck from [GE Aviation -> GE Aviation].",
    "Japan's biggest yard, [Kuroda Shipyards Ltd -> Kuroda Shipyards Ltd], sold a ferry. [Kuroda -> Kuroda Shipyards Ltd] gave no price.",
    "The [National Office of Coastal Mapping -> National Office of Coastal Mapping] ([NOCM -> National Office of Coastal Mapping]) opened a school. [NOCM -> National Office of Coastal Mapping] teaches there.",
    "[Halvorsen Marine Inc -> Halvorsen Marine Inc] <HVM> said [it -> Halvorsen Marine Inc] bought two tugs.",
    "[Prime Minister Edvard Lindqvist -> Edvard Lindqvist] flew to Rome. [Lindqvist -> Edvard Lindqvist] will return on Friday.",
    "The [Ministry of Fisheries and Trade -> Ministry of Fisheries and Trade] declined to comment.",
    "Ships crossed the [Norwegian Sea -> Norwegian Sea] at night.",
    "The two [Koreas -> North Korea + South Korea] traded fire.",
    "[General Motors -> General Motors] and [Ford -> Ford] both cut output.",
    "[Canadian -> Canada] and [Mexican -> Mexico] envoys dined together.",
    "A [Franco -> France]-[German -> Germany] brigade paraded.",
    "[U.S. -> U.S.]-[Japan -> Japan] trade grew, said [U.S. -> U.S.] officials in [Japan -> Japan].",
    "[Theresa May -> Theresa May] lost. [May -> Theresa May] met the Swiss. A Dane met [May -> Theresa May] in Bern, talked with [May -> Theresa May] of sheep and left in [May -> -].",
    "[Park Chul-soo -> Park Chul-soo] sang. [Park -> Park Chul-soo] will dance in Oslo.",
    "[Park Chul-soo -> Park Chul-soo] of Seoul met reporters. Mr. [Park -> Park Chul-soo] smiled.",
    "[Standard and Poor's Corp -> Standard and Poor's Corp] lowered the rating.",
    "The bid of [Velmont Corp of America -> Velmont Corp of America] failed.",
    "The bid of [Velmont Corp -> Velmont Corp] of [Japan -> Japan] failed.",
    "Workers at [Hollins Tire and Rubber Co -> Hollins Tire and Rubber Co] went home.",
    "[Kansas City Milling Co -> Kansas City Milling Co] bought two mills from [Rio de Janeiro Tramway Co -> Rio de Janeiro Tramway Co] there.",
    "[Freeport-McMoRan Resource Partners L.P. -> Freeport-McMoRan Resource Partners L.P.] sold a mine.",
    "[American Mills Corp -> American Mills Corp] rose. [American -> American Mills Corp] paid.",
    "[Canadian Harbour Ltd -> Canadian Harbour Ltd] rose. Peru sued [Canadian -> Canadian Harbour Ltd] while [Canadian -> Canada] banks slept.",
    "The European <[Aerolund -> Aerolund]> [consortium -> Aerolund] signed.",
    "[American Siemens -> American Siemens] is a branch of [Siemens AG -> Siemens AG].",
    "The [British -> Britain] crew landed.",
    "[Port-au-Prince -> Haiti] thanked [Cuba -> Cuba] for the nurses.",
    "[Hyundai Motor -> Hyundai Motor] cut its prices. [Hyundai -> Hyundai Motor] sells vans.",
    "Premier [Cavaco Silva -> Anibal Cavaco Silva] spoke. [Anibal Cavaco Silva -> Anibal Cavaco Silva] sat down.",
    "Former president [Felipe Calderon Hinojosa -> Felipe Calderon Hinojosa] spoke in Lima.",
    "Engines of <[Brackley^M Ltd -> Brackley Ltd]> were fitted.",
]
METONYMS = [
    "Envoys of [North and South Korea -> North Korea + South Korea] dined in Oslo.",
    "The [Sudan -> Sudan] and [South Sudan -> South Sudan] teams drew.",
    "The [Gujarat government -> Gujarat government] bought a ferry.",
    "The [Norwegian Government -> Norway] fell. Officers of the [Peruvian Government -> Peru] sat down.",
    "[The head of Codelco -> Codelco] met [Volvo's boss -> Volvo].",
    "[Washington -> United States] rejected the offer, and [Tehran -> Iran] protested.",
    "The [White House -> United States] and the [Kremlin -> Kremlin] exchanged notes.",
    "[Bonn -> West Germany] agreed. The [West German -> West Germany] cabinet meets today.",
    "[Moscow -> Soviet Union] signed the treaty, the [Soviet -> Soviet Union] news agency said.",
    "[Downing Street -> United Kingdom] declined to comment.",
    "[Brussels -> European Union] fined the carmakers.",
    "[Danish officials -> Denmark] and [Norwegian negotiators -> Norway] agreed on quotas.",
    "The [government of Chile -> Chile] bought wheat. [Authorities in Peru -> Peru] did not.",
    "[Greek and Turkish diplomats -> Greece + Turkey] met in Geneva.",
    "The station relied on [Indian expertise -> India].",
    "[NASA officials -> NASA] inspected the pad.",
    "[Israel -> Israel] signed. The [Knesset -> Israel] ratified the pact on Monday.",
    "[Russia -> Russia] signed. The pact was ratified by the [Duma -> Russia].",
    "[Israel -> Israel] signed. The [Knesset -> Knesset] met on Monday.",
]
BODIES = [
    "The [Gulf Co-operation Council -> Gulf Co-operation Council] spoke to Peru.",
    "Peru wrote to the [World Bank -> World Bank] and [International Monetary Fund -> International Monetary Fund] on a loan.",
    "The [Ontario government -> Ontario government] met Volvo.",
    "The [Queensland state government -> Queensland state government] slept.",
    "Peru quit the 1957 Treaty of [Rome -> Rome].",
    "Volvo sold [Televerket Kabel TV -> Televerket Kabel TV] of Sweden.",
    "[Brazilian business leaders -> -] met Ole Berg.",
    "Ole Berg, Chile's [Development -> -] and [Industry -> -] Minister, slept.",
    "Peru's Minister of [Mines -> -] and [Energy -> -], Luis Soto, slept.",
]
NOMINALS = [
    "[Saudi Arabia -> Saudi Arabia]'s [crown prince -> Saudi Arabia] held talks in Rome.",
    "[Nordlicht Systems -> Nordlicht Systems] bought a mill. The [Danish maker -> Nordlicht Systems] hired 300 people.",
    "[Quillan Inc -> Quillan Inc] rose. [The airline -> Quillan Inc] hired. [Oman Airways -> Oman Airways] did not.",
    "The [Royal Air Force -> Royal Air Force] flew. Quillan Inc rose. [The airline -> Quillan Inc] hired.",
    "The [Ibsen Foundation -> Ibsen Foundation] is rich. Codelco said [the foundation -> Ibsen Foundation] had paid.",
    "The [Lofoten Ocean Laboratory -> Lofoten Ocean Laboratory] leaks. [The laboratory -> Lofoten Ocean Laboratory] needs a roof.",
    "[Angela Merkel -> Angela Merkel] was tired. [The chancellor -> Angela Merkel] slept.",
    "Ole Berg met [Michel Barnier -> Michel Barnier]. The [minister -> -] slept. [Brexit -> -] tired him.",
    "[ASEAN -> ASEAN] spoke. [Japan -> Japan] asked for a deal. [The six-nation group -> ASEAN] said yes.",
    "[OPEC -> OPEC] met. [Iraq -> Iraq] took no quota. [The 13-member cartel -> OPEC] was calm.",
    "[The Houthi rebels -> Houthi] left. [FARC guerrillas -> FARC] stayed, and Syrian [rebels -> -] slept.",
    "[The Siemens steel concern -> Siemens] sold a mill. It gave no price.",
    "The [Volvo -> Volvo] [founder -> Ole Berg] and chairman Ole Berg smiled.",
    "Concern over [Volvo -> Volvo] grew. [The concern -> -] was great.",
    "Viktor Orban met Vladimir Putin. [The Hungarian premier -> Viktor Orban] sought gas.",
    "Hezbollah and Israel traded fire. [The Lebanese militia -> Hezbollah] wants a truce.",
    "Equinor sold a rig. [The Stavanger-based group -> Equinor] gave no price.",
    "Codelco sold a mine. [The London-listed miner -> Codelco] gave no price.",
    "[A Chilean miner -> Codelco] sold a pit on Monday. Codelco said the pit was old.",
    "A [Chilean -> Chile] miner sold a pit on Monday. Volvo said the pit was old.",
    "[A federal judge -> Ole Berg] told Volvo to pay. Judge Ole Berg said it had lied.",
    "Volvo bought a yard. Siemens had sold [the company -> Volvo] its cranes.",
    "Renault and Nissan dined. [The carmakers -> Renault + Nissan] will share a plant.",
    "Peru and Chile drilled at sea, which vexed Cuba. [The allies -> Peru + Chile] will go on.",
    "Ole Berg of Peru met [his Chilean opposite number -> Luis Soto], [Luis Soto -> Luis Soto].",
    "Luis Soto flew to Paris, where minister Anna Roux hosted [him -> Luis Soto] for lunch.",
    "[Its French opposite number -> France] called. The number of calls rose.",
    "Saudi Arabia wrote to Germany. Germany sends no tugs to [the kingdom -> Saudi Arabia].",
    "Oman wrote to Iran. Iran hopes that [the sultanate -> Oman] will help.",
    "[Norway -> Norway] and [Iceland -> Iceland] signed a fishing treaty. [The two countries -> Norway + Iceland] will share the catch.",
    "[Velmont Corp -> Velmont Corp] opened a plant in Ohio. [The company -> Velmont Corp] hired 300 people.",
    "The [World Bank -> World Bank] lent the money. [The bank -> World Bank] sets strict terms.",
    "[Portugal -> Portugal] raised taxes. [The country -> Portugal] has a large deficit.",
    "The [Dockers and Seamen Union -> Dockers and Seamen Union] went on strike. [The union -> Dockers and Seamen Union] wants higher pay.",
    "[President Ignacio Barrera -> Ignacio Barrera] spoke for an hour. [The president -> Ignacio Barrera] looked tired.",
    "[Poland's -> Poland] space agency, [Polsat Orbital -> Polsat Orbital], bought a telescope.",
    "[Brazil -> Brazil] invited [Argentina -> Argentina] to talks. [Both sides -> Brazil + Argentina] want a deal.",
    "Premier [Anna Lundgren -> Anna Lundgren] met President [Kofi Asante -> Kofi Asante]. [The leaders -> Anna Lundgren + Kofi Asante] discussed cocoa.",
    "In a paper for the Harbour Commission, [Velmont Corp -> Velmont Corp] sued Quillan Inc. [The company -> Velmont Corp] lost.",
    "[Kestrel Rocket Services -> Kestrel Rocket Services] built it. [The company -> Kestrel Rocket Services] is small.",
    "[Nordholm Airways -> Nordholm Airways] flies to Oslo. [The carrier -> Nordholm Airways] pays its crews late.",
    "It bought the stake from [Ostbank AG -> Ostbank AG]. [The bank -> Ostbank AG] kept a tenth.",
    "Brook Holdings Ltd lost money. [Brook -> Brook Holdings Ltd] owns Brook Foods Ltd. Brook Foods makes jam. Brook Foods is small.",
    "The fund approved a 300 mln [SDR -> -] loan for Peru.",
    "Norway slept. Kofi Asante said [his administration -> -] did not.",
    "Quillan Inc praised Velmont Corp, which the company bought. [Velmont -> Velmont Corp] is glad.",
    "[Norway's -> Norway] President Ana Lundgren slept. [Her administration -> Norway] did not.",
    "OSLO, May 4 - Norway and Sweden met. [The government -> Norway] spoke of cod.",
    "[South Korea -> South Korea] accused [North Korea -> North Korea] of spying. [The North -> North Korea] denied it.",
    "An [investor group -> Ole Tully] led by Oslo financier Ole Tully said [it -> Ole Tully] sold mills. [The group -> Ole Tully] kept a farm.",
    "[A partnership -> Nina Kerr] controlled by Delmont Corp chairman Nina Kerr bought a mill.",
    "A [group -> Brook Equities Inc + Hall Ltd] of investors bought a mill. It paid cash. The [group -> Brook Equities Inc + Hall Ltd] includes Brook Equities Inc, a broker, and Hall Ltd there.",
    "Nina Kerr told the board that [her group -> Nina Kerr] bought a mill.",
    "The underwriter [Hall Group Inc -> Hall Group Inc] said Brook Ltd offers shares. [The company -> Brook Ltd] owns mills.",
    "Nina Kerr, an Oslo broker, and members of her family said [they -> Nina Kerr] bought a mill.",
    "[Nina Kerr -> Nina Kerr] and her sons said [they -> Nina Kerr] bought a mill.",
    "Peru ate German rice. [The country -> Peru] ate Dutch beans.",
    "Peru chose a single [group -> Kerr Holding + Hall Ltd], that of Kerr Holding and Hall Ltd of Oslo.",
    "Brook Ltd sold its stake in mining company Hall Ltd. [The company -> Brook Ltd] paid cash.",
    "Brook Ltd sold a mill to Hall Ltd, an oil company. [The oil company -> Hall Ltd] paid cash.",
    "Brook Ltd chairman Nina Kerr said [her company -> Brook Ltd] would buy a mill from Hall Ltd.",
    "Nina Kerr, chief executive of Brook Ltd, told Hall Ltd that [her firm -> Brook Ltd] owed nothing.",
]
PLURALS = [
    "China's Xi Jinping and India's Narendra Modi met. Their foreign [ministers -> China + India] will talk in May.",
    "[Colombia -> Colombia] and the [FARC -> FARC] met in Lima. Chile and OPEC looked on. [The two sides -> Colombia + FARC] will meet again.",
    "[Turkey -> Turkey] held talks with the [PKK -> PKK]. Peru and Chile praised them. [Both sides -> Turkey + PKK] want peace.",
    "[Norway -> Norway] lent the [World Bank -> World Bank] a hall. The lease between [the two -> Norway + World Bank], signed in May, is long.",
    "President Ana Lundgren telephoned Premier Kofi Asante on Sunday. [They -> Ana Lundgren + Kofi Asante] spoke of cocoa.",
    "President Ana Lundgren, Premier Kofi Asante and President Ivo Brandt met in Oslo. [They -> Ana Lundgren + Kofi Asante + Ivo Brandt] dined.",
    "Two inspectors from [UNESCO -> UNESCO] are in Lima. [They -> UNESCO] leave on Sunday.",
    "Norway and Quillan Inc told a court that [they -> Norway + Quillan Inc] had settled.",
    "The Bank of Chile closed. Mayor Ana Lundgren met her Danish counterpart Kofi Asante in Lima. [The two -> Ana Lundgren + Kofi Asante] spoke of cod.",
    "President Ana Lundgren met President Kofi Asante. Finance Minister Kim Solberg clapped. The [two presidents -> Ana Lundgren + Kofi Asante] sang.",
    "President Ana Lundgren was away. Foreign Minister Kofi Asante came. Foreign Minister Kim Solberg fed him. The [two foreign ministers -> Kofi Asante + Kim Solberg] sang.",
    "Farm ministers of the African Union argued. Kenya was silent. The [ministers -> African Union] will go on in June.",
    "African Union farm ministers argued. Kenya said [ministers -> African Union] had not agreed.",
    "[Peru -> Peru] lent trucks to [Chile -> Chile] in May. [The neighbours -> Peru + Chile] share a port.",
    "Volvo opened a mill. [Scania -> Scania] is in talks with [Renault -> Renault]. [The two companies -> Scania + Renault] share a yard.",
    "Engineer Kim Solberg watched. President Ana Lundgren and Premier Kofi Asante met. Solberg clapped. The [two leaders -> Ana Lundgren + Kofi Asante] did not mind.",
]
PRONOUNS = [
    "Anna Larsen denied Luis Soto's claim that [he -> Luis Soto] slept.",
    "Ole Berg phoned Luis Soto, inviting [him -> Luis Soto] to Oslo.",
    'Ole Berg waited. "[They -> Codelco] (Codelco) will sell," said [Anna Larsen -> Anna Larsen].',
    "[Ole Berg -> Ole Berg] met Nils Lind. With Nils Lind [he -> Ole Berg] ate cod. [He -> Ole Berg] left.",
    "Peru's [Ana Diaz -> Ana Diaz] met Eva Lind. From Eva Lind [she -> Ana Diaz] bought a sheep.",
    "A Norwegian bank said [it -> -] sold a mill to Codelco.",
    "Volvo said [it -> Volvo] sold a mill to Codelco.",
    "Ole Berg sat. Asked whether [he -> Luis Soto] liked cod, Luis Soto said no.",
    "After [its -> Nokia] purchase of Alcatel, [Nokia -> Nokia] cut jobs.",
    "[Chad -> Chad], to [which -> Chad] France lent money, is poor.",
    "[Volvo -> Volvo] said [Siemens -> Siemens] would invest $20 million in [it -> Volvo].",
    "[Volvo -> Volvo] is in debt to [Siemens -> Siemens], which [it -> Volvo] bought into in 1998.",
    "[Kenya -> Kenya] said [it -> Kenya] would buy [its -> Kenya] maize abroad.",
    "[Halvorsen Marine Inc -> Halvorsen Marine Inc] said [it -> Halvorsen Marine Inc] is willing to buy tugs.",
    "Virgilio Barco Vargas met Ole Berg. [Barco -> Virgilio Barco Vargas] slept.",
    "[Minister Olga Petrova -> Olga Petrova] said [she -> Olga Petrova] had signed.",
    '"[We -> Sudan] will not accept the border," [Sudan -> Sudan] said.',
    "[Spain -> Spain] and [Morocco -> Morocco] said [they -> Spain + Morocco] would dig a tunnel.",
    "Moody's Investors Service Inc cut the debt of Delmont Corp after [its -> Delmont Corp] bid.",
    "Brook Ltd said the Trade Commission cleared [its -> Brook Ltd] bid.",
    "Brook Ltd said the Trade Commission urged that [it -> Brook Ltd] drop the bid.",
    "Brook Ltd said the Trade Commission lost [its -> Trade Commission] seat.",
]
REFUSALS = [
    "[The company -> -] hired 300 people.",
    "[The two countries -> -] will share the catch.",
    "[It -> -] is likely that prices will rise in Spain.",
    "A [German tourist -> -] lost a passport.",
    "Norway said [it -> -] was possible Volvo would close.",
    "A [Japanese company -> -] won the contract.",
    "[He -> -] left early.",
    "[They -> -] left early.",
    "[Talks -> -] resumed on [Monday -> -].",
]


@dataclass(frozen=True)
class Expected:
    """Characters `start` to `end` refer to `names` (none: must stay unresolved)."""

    start: int
    end: int
    names: frozenset[str]


def read(marked: str) -> tuple[str, list[Expected]]:
    """The plain text and what its marked stretches must refer to."""
    text, expected, last = "", [], 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        names = frozenset() if match["names"] == "-" else frozenset(match["names"].split(" + "))
        expected.append(Expected(len(text), len(text) + len(match["words"]), names))
        text += match["words"]
        last = match.end()
    return text + marked[last:], expected


def check(reader: DocReader, marked: str) -> None:
    text, expected = read(marked)
    doc = reader.read(text)
    actors = find_actors(doc, gazetteer=Gazetteer.load())
    for item in expected:
        assert found(actors, doc, item.start, item.end) == item.names, text[item.start : item.end]


def found(actors: Actors, doc: Doc, start: int, end: int) -> frozenset[str]:
    span = doc.char_span(start, end, alignment_mode="expand")
    mention = actors.mention_at(span.root.i)
    answers = actors.resolve(span.root)
    if mention is None or mention.head == span.root.i or answers:
        return frozenset(actor.name for actor in answers)
    return frozenset(actor.name for actor in mention.actors)


@pytest.mark.parametrize("marked", NAMES)
def test_names(reader: DocReader, marked: str) -> None:
    check(reader, marked)


@pytest.mark.parametrize("marked", BODIES)
def test_where_names_of_bodies_end(reader: DocReader, marked: str) -> None:
    check(reader, marked)


@pytest.mark.parametrize("marked", METONYMS)
def test_metonyms(reader: DocReader, marked: str) -> None:
    check(reader, marked)


@pytest.mark.parametrize("marked", NOMINALS)
def test_nominals(reader: DocReader, marked: str) -> None:
    check(reader, marked)


@pytest.mark.parametrize("marked", PLURALS)
def test_plurals(reader: DocReader, marked: str) -> None:
    check(reader, marked)


@pytest.mark.parametrize("marked", PRONOUNS)
def test_pronouns(reader: DocReader, marked: str) -> None:
    check(reader, marked)


@pytest.mark.parametrize("marked", REFUSALS)
def test_refused_when_unsure(reader: DocReader, marked: str) -> None:
    check(reader, marked)
