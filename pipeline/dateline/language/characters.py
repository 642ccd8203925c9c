"""Same-length character substitution: what the network never saw becomes what it knows.

Every replacement is one code point for one code point, so offsets into the result are offsets into
the text as read.
"""

from __future__ import annotations

import re

_SPACES = "\t\v\f\x1c\x1d\x1e\x1f\xa0\u1680\u180e\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_NEWLINES = "\x85\u2028\u2029"
_SINGLE = "‘’‚‛′`´ʼ＇"
_DOUBLE = "“”„‟″«»＂"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"

# Agencies of the 1980s wrote every word behind "U.S." with a capital.
_FALSE_CAPITAL = re.compile(
    r"\b(?:U\.(?:S|K|N)|U\.S\.S\.R)\. (?:And|Or|To|Of|With|Has|Have|Had|Is|Was|Will|Would|Should)\b"
)

_TABLE: dict[int, str] = {
    **{ord(c): " " for c in _SPACES},
    **{ord(c): "\n" for c in _NEWLINES},
    **{ord(c): "'" for c in _SINGLE},
    **{ord(c): '"' for c in _DOUBLE},
    **{ord(c): "-" for c in _HYPHENS},
}


def plain(text: str) -> str:
    """`text` with exotic spaces, quotes and hyphens made plain; same length, same offsets.

    The em dash stays: between two words it is a break, and as a hyphen it would join them.
    Carriage returns become a blank before a newline, a newline elsewhere.
    """
    clean = text.replace("\r\n", " \n").replace("\r", "\n").translate(_TABLE)
    return _FALSE_CAPITAL.sub(_lowered, clean)


def _lowered(match: re.Match[str]) -> str:
    abbreviation, _, word = match.group().partition(" ")
    return f"{abbreviation} {word.lower()}"
