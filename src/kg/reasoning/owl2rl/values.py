"""What literals mean: the data values of the OWL 2 RL datatypes (OWL 2 Profiles 4.2, XML Schema 1.1-2).

Equality is identity of values, as OWL 2 asks (Structural Specification, section 4): `1` and `1.0` are one
decimal, but the floats `0.0` and `-0.0` are two values, and so is one instant written in two time zones.
"""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Callable, Hashable
from decimal import Decimal
from fractions import Fraction

from pyoxigraph import Literal

from kg.reasoning.owl2rl.vocabulary import DATATYPES, term

__all__ = ["LANGUAGE_STRING", "STRING", "IllTypedError", "Value", "differ", "in_value_space", "value_of"]

Value = tuple[str, Hashable]
STRING = str(term("xsd:string").value)
LANGUAGE_STRING = str(term("rdf:langString").value)

_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_FLOAT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN")
_INSTANT = re.compile(
    r"(-?(?:[1-9][0-9]{3,}|0[0-9]{3}))-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T"
    r"([01][0-9]|2[0-3]|24):([0-5][0-9]):([0-5][0-9](?:\.[0-9]+)?)"
    r"(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
)
# The characters of names (XML 1.0, fifth edition, section 2.3), without the colon.
_NAME_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME_CHARACTER = _NAME_START + ".0-9\u00b7\u0300-\u036f\u203f\u2040\\-"
_STRINGS = {
    "normalizedString": re.compile(r"[^\t\n\r]*"),
    "token": re.compile(r"([^ \t\n\r]+( [^ \t\n\r]+)*)?"),
    "language": re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
    "Name": re.compile(f"[:{_NAME_START}][:{_NAME_CHARACTER}]*"),
    "NCName": re.compile(f"[{_NAME_START}][{_NAME_CHARACTER}]*"),
    "NMTOKEN": re.compile(f"[:{_NAME_CHARACTER}]+"),
}
_BASE64 = re.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?")
_NO_SPACE = str.maketrans("", "", " \t\n\r")
_LONG = 4000  # digits from which Python reads no integer, but a decimal number
_BOUNDS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "nonPositiveInteger": (None, 0),
    "positiveInteger": (1, None),
    "negativeInteger": (None, -1),
    **{
        name: (-(2 ** (n - 1)), 2 ** (n - 1) - 1)
        for name, n in (("long", 64), ("int", 32), ("short", 16), ("byte", 8))
    },
    **{
        name: (0, 2**n - 1)
        for name, n in (("unsignedLong", 64), ("unsignedInt", 32), ("unsignedShort", 16), ("unsignedByte", 8))
    },
}  # fmt: skip


class IllTypedError(ValueError):
    """The lexical form is not one of its datatype (dt-not-type)."""


def value_of(literal: Literal) -> Value | None:
    """Return the data value of a literal, or None where its datatype is not one of OWL 2 RL.

    Raises IllTypedError when the literal is malformed.
    """
    if literal.language is not None:
        return ("text", (literal.value, literal.language.lower()))
    datatype = literal.datatype.value
    if datatype == STRING:
        return ("string", literal.value)
    reader = _READERS.get(datatype)
    if reader is None:
        return None
    value = reader(literal.value)
    if not in_value_space(value, datatype):
        raise IllTypedError(literal.value)
    return value


def differ(left: Value | None, right: Value | None) -> bool:
    """Tell whether two values are known to be different (dt-diff); unknown values never are."""
    unknown = left is None or right is None or "xml" in (left[0], right[0])
    return not unknown and left != right


def in_value_space(value: Value, datatype: str) -> bool:
    """Tell whether a value belongs to an OWL 2 RL datatype (dt-type2, dt-not-type)."""
    kind, content = value
    local = datatype.rpartition("#")[2]
    if datatype == LANGUAGE_STRING:
        return kind == "text"
    if local in _BOUNDS:
        return kind == "decimal" and _between(content, *_BOUNDS[local])
    if local in _STRINGS:
        return kind == "string" and _STRINGS[local].fullmatch(str(content)) is not None
    if local == "dateTimeStamp":
        return kind == "dateTime" and isinstance(content, tuple) and content[-1] != ""
    if local == "PlainLiteral":
        return kind in ("string", "text")
    return local == "Literal" or kind == ("xml" if local == "XMLLiteral" else local)


def _between(number: Hashable, least: int | None, most: int | None) -> bool:
    if not isinstance(number, int | Fraction) or number.denominator != 1:
        return False
    return (least is None or number >= least) and (most is None or number <= most)


def _matched(pattern: re.Pattern[str], text: str) -> str:
    """Return the text without surrounding white space when it has the form, and raise when it has not."""
    stripped = text.strip(" \t\n\r")
    if pattern.fullmatch(stripped) is None:
        raise IllTypedError(text)
    return stripped


def _decimal(text: str) -> Value:
    digits = _matched(_DECIMAL, text)
    return ("decimal", _fraction(digits))


def _integer(text: str) -> Value:
    # An int equals the Fraction of the same value, hash and all, and is much faster to read.
    digits = _matched(_INTEGER, text)
    return ("decimal", _whole(digits))


def _whole(digits: str) -> int:
    return int(digits) if len(digits) < _LONG else int(Decimal(digits))


def _fraction(digits: str) -> Fraction:
    return Fraction(digits if len(digits) < _LONG else Decimal(digits))


def _floating(kind: str, form: str) -> Callable[[str], Value]:
    def read(text: str) -> Value:
        number = float(_matched(_FLOAT, text).replace("INF", "inf"))
        try:
            return (kind, struct.pack(form, number))
        except OverflowError:
            return (kind, struct.pack(form, float("inf") if number > 0 else float("-inf")))

    return read


def _boolean(text: str) -> Value:
    return ("boolean", _matched(re.compile("true|false|1|0"), text) in ("true", "1"))


def _hexadecimal(text: str) -> Value:
    return ("hexBinary", bytes.fromhex(_matched(re.compile("([0-9a-fA-F]{2})*"), text)))


def _base64(text: str) -> Value:
    return ("base64Binary", base64.b64decode(_matched(_BASE64, text.translate(_NO_SPACE))))


def _instant(text: str) -> Value:
    found = _INSTANT.fullmatch(text.strip(" \t\n\r"))
    if found is None:
        raise IllTypedError(text)
    year, month, day, hour, minute = (_whole(part) for part in found.groups()[:5])
    second, zone = _fraction(found[6]), (found[7] or "").replace("Z", "+00:00").replace("-00:00", "+00:00")
    if day > _days(year, month) or (hour == 24 and (minute or second)):
        raise IllTypedError(text)
    if hour == 24:
        year, month, day, hour = *_next_day(year, month, day), 0
    return ("dateTime", (year, month, day, hour, minute, second, zone))


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _next_day(year: int, month: int, day: int) -> tuple[int, int, int]:
    if day < _days(year, month):
        return year, month, day + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


def _replaced(text: str) -> Value:
    return ("string", re.sub(r"[\t\n\r]", " ", text))


def _collapse(text: str) -> str:
    """Return the text with single spaces (XML Schema 1.1-2, section 4.3.6); a no-break space is no white space."""
    return re.sub("[ \t\n\r]+", " ", text).strip(" ")


def _collapsed(text: str) -> Value:
    return ("string", _collapse(text))


def _plain(text: str) -> Value:
    content, at, language = text.rpartition("@")
    if not at:
        raise IllTypedError(text)
    return ("text", (content, language.lower())) if language else ("string", content)


def _xml(text: str) -> Value:
    """Return the text of what may stand within an element (RDF 1.1 Concepts, section 5.3)."""
    from xml.parsers import expat

    try:
        expat.ParserCreate(namespace_separator=" ").Parse(f"<xml>{text}</xml>", True)
    except expat.ExpatError:
        raise IllTypedError(text) from None
    return ("xml", text)


_LOCAL_READERS: dict[str, Callable[[str], Value]] = {
    **dict.fromkeys(_BOUNDS, _integer),
    **dict.fromkeys(_STRINGS, _collapsed),
    "normalizedString": _replaced,
    "decimal": _decimal,
    "float": _floating("float", ">f"),
    "double": _floating("double", ">d"),
    "boolean": _boolean,
    "hexBinary": _hexadecimal,
    "base64Binary": _base64,
    "dateTime": _instant,
    "dateTimeStamp": _instant,
    "anyURI": lambda text: ("anyURI", _collapse(text)),
    "XMLLiteral": _xml,
    "PlainLiteral": _plain,
}
_READERS = {
    str(term(name).value): _LOCAL_READERS[name.partition(":")[2]]
    for name in DATATYPES
    if name not in ("rdfs:Literal", "xsd:string")
}
