"""Which lexical forms an XSD datatype has (XML Schema 1.1, part 2, section 3)."""

from __future__ import annotations

import re
from calendar import monthrange
from decimal import Decimal
from functools import lru_cache

from kg.validation.shacl.patterns.classes import NAME_CHARACTERS, NAME_STARTS

__all__ = ["CANONICAL", "is_well_formed"]

ZONE = r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?"
YEAR = r"-?(?:[1-9]\d{3,}|0\d{3})"
DATE = rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])"
TIME = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
FLOAT = r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN"
DURATION_TIME = r"T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?"
COLLAPSED = r"(?:[^ \t\n\r]+(?: [^ \t\n\r]+)*)?"
QUAD = r"(?: ?[A-Za-z0-9+/]){4}"
BASE64 = rf"(?:{QUAD})*(?: ?[A-Za-z0-9+/] ?[AQgw] ?= ?=|(?: ?[A-Za-z0-9+/]){{2}} ?[AEIMQUYcgkosw048] ?=)?"

FORMS = {
    "boolean": "true|false|1|0",
    "decimal": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)",
    "double": FLOAT,
    "float": FLOAT,
    "date": DATE + ZONE,
    "dateTime": f"{DATE}T{TIME}{ZONE}",
    "dateTimeStamp": f"{DATE}T{TIME}{ZONE[:-1]}",
    "time": TIME + ZONE,
    "gYear": YEAR + ZONE,
    "gYearMonth": f"{YEAR}-(?:0[1-9]|1[0-2]){ZONE}",
    "gMonth": f"--(?:0[1-9]|1[0-2]){ZONE}",
    "gDay": rf"---(?:0[1-9]|[12]\d|3[01]){ZONE}",
    "gMonthDay": rf"--(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    rf"|02-(?:0[1-9]|[12]\d)){ZONE}",
    "duration": rf"-?P(?=\d|T)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:{DURATION_TIME})?",
    "dayTimeDuration": rf"-?P(?=\d|T)(?:\d+D)?(?:{DURATION_TIME})?",
    "yearMonthDuration": r"-?P(?=\d)(?:\d+Y)?(?:\d+M)?",
    "hexBinary": r"(?:[0-9a-fA-F]{2})*",
    "base64Binary": BASE64,
    "normalizedString": r"[^\t\n\r]*",
    "token": COLLAPSED,
    "language": r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    "NMTOKEN": f"[{NAME_CHARACTERS}]+",
    "Name": f"[{NAME_STARTS}][{NAME_CHARACTERS}]*",
    "NCName": f"[{NAME_STARTS[1:]}][{NAME_CHARACTERS[1:]}]*",
}
PATTERNS = {name: re.compile(form, re.ASCII) for name, form in FORMS.items()}
INTEGER = re.compile(r"[+-]?\d+", re.ASCII)

RANGES: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
}

# What the Oxigraph store keeps as it is and what is well-formed without a closer look.
CANONICAL = rb'(?:0|-?[1-9]\d{0,17})"\^\^<[^>]*#integer>|(?:true|false)"\^\^<[^>]*#boolean>'


@lru_cache(maxsize=200_000)
def is_well_formed(lexical: str, datatype: str) -> bool:
    """Tell whether the text is a lexical form of the XSD datatype; an unknown datatype accepts all.

    >>> is_well_formed("2021-02-29", "date"), is_well_formed("300", "byte"), is_well_formed("01", "integer")
    (False, False, True)
    """
    if datatype in RANGES:
        return INTEGER.fullmatch(lexical) is not None and _in_range(lexical, *RANGES[datatype])
    pattern = PATTERNS.get(datatype)
    if pattern is None:
        return True
    match = pattern.fullmatch(lexical)
    return match is not None and _is_day(match.groupdict())


def _in_range(digits: str, low: int | None, high: int | None) -> bool:
    """Tell whether a number of any length lies within the bounds (Python limits the digits of its integers)."""
    number = Decimal(digits)
    return (low is None or number >= low) and (high is None or number <= high)


def _is_day(parts: dict[str, str]) -> bool:
    """Tell whether year, month and day (if any) name a day of the calendar."""
    if "day" not in parts:
        return True
    sign = "-" if parts["year"].startswith("-") else ""
    year = int(sign + parts["year"][-4:]) % 400 + 400  # ten thousand years are 25 times 400
    return int(parts["day"]) <= monthrange(year, int(parts["month"]))[1]
