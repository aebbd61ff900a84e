"""Numbers and dates as words tell them: digits and words, months and seasons, decades and centuries (English).

Reading is generous about form and strict about role: a day of a month counts as a day only beside its month, and
the number of a date counts as no amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

__all__ = ["Told", "told_in"]

_ONES = (  # noqa: SIM905
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = (  # noqa: SIM905
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_SMALL = {
    **{word: Decimal(n) for n, word in enumerate(_ONES)},
    **{word: Decimal(10 * n) for n, word in enumerate(_TENS, 2)},
    "a": Decimal(1),
    "an": Decimal(1),
    "once": Decimal(1),
    "only": Decimal(1),
    "single": Decimal(1),
    "twice": Decimal(2),
    "both": Decimal(2),
    "couple": Decimal(2),
    "pair": Decimal(2),
    "double": Decimal(2),
    "doubled": Decimal(2),
    "half": Decimal("0.5"),
    "quarter": Decimal("0.25"),
    "tens": Decimal(10),
    "hundreds": Decimal(100),
    "thousands": Decimal(1000),
}
_SCALES = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
}
_MONTHS = (  # noqa: SIM905
    "january february march april may june july august september october november december"
).split()
_MONTH_OF = {**{name: n for n, name in enumerate(_MONTHS, 1)}, **{name[:3]: n for n, name in enumerate(_MONTHS, 1)}}
_MONTH_OF |= {"martius": 3, "maius": 5}
"""What months of other languages are told by: unlike “march” and “may”, these are never verbs."""
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_DECADES = {word[:-1] + "ies": 10 * n for n, word in enumerate(_TENS, 2)}
_UNITS = {"day", "week", "month", "year", "hour", "minute", "decade", "night", "century"}
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:-?(?:st|nd|rd|th|s|ies))?|[a-z]+(?:['’][a-z]+)?|[-–—/]", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


@dataclass
class Told:
    """What some words tell: sets of years, months, days, seasons, decades, centuries, numbers and lengths.

    A decade is its first year, a century its first year; a length is a pair of number and unit (singular).
    """

    years: set[int] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    days: set[int] = field(default_factory=set)
    seasons: set[int] = field(default_factory=set)
    decades: set[int] = field(default_factory=set)
    centuries: set[int] = field(default_factory=set)
    numbers: set[Decimal] = field(default_factory=set)
    lengths: set[tuple[Decimal, str]] = field(default_factory=set)

    def union(self, other: Told) -> Told:
        """Return what both tell together."""
        return Told(*(getattr(self, name) | getattr(other, name) for name in self.__dataclass_fields__))


@lru_cache(maxsize=4096)
def told_in(words: str) -> Told:
    """Return the numbers and dates that some words tell.

    >>> sorted(told_in("on 6 September 1976, three days later").days)
    [6]
    """
    told = Told()
    rest = _read_numeric_dates(words, told)
    tokens = [token.lower().replace("’", "'") for token in _TOKEN.findall(rest)]
    taken = _read_dates(tokens, told)
    for start, end, number in _numbers(tokens, taken):
        _note_number(tokens, start, end, number, told)
    return told


def _read_numeric_dates(words: str, told: Told) -> str:
    """Note dates in figures (9.09.2012, 2023-05-22) and return the words without them."""
    for day, month, year in _NUMERIC_DATE.findall(words):
        _note_date(told, int(year), int(month), int(day))
    for year, month, day in _ISO_DATE.findall(words):
        _note_date(told, int(year), int(month), int(day))
    return _ISO_DATE.sub(" ", _NUMERIC_DATE.sub(" ", words))


def _note_date(told: Told, year: int, month: int, day: int) -> None:
    told.years.add(year)
    told.months.add(month)
    told.days.add(day)


def _read_dates(tokens: list[str], told: Told) -> set[int]:
    """Note months with their days, seasons, years, decades and centuries; return the places that are no amounts."""
    taken: set[int] = set()
    for place, token in enumerate(tokens):
        if token in _SEASONS:
            told.seasons.add(_SEASONS[token])
        elif token in _MONTH_OF and not _is_verb(tokens, place):
            told.months.add(_MONTH_OF[token])
            taken |= set(_days_beside(tokens, place, told))
        elif token in _DECADES:
            told.decades.add(1900 + _DECADES[token])
        elif (year := _year(token)) is not None:
            told.years.add(year)
            if not _counts_things(tokens, place):
                taken.add(place)
        else:
            taken |= set(_read_long_period(tokens, place, told))
    return taken


def _is_verb(tokens: list[str], place: int) -> bool:
    """Tell whether “may” or “march” is no month: it stands before a verb, not beside a number or after “in”."""
    if tokens[place] not in {"may", "march", "mar"}:
        return False
    before, after = _at(tokens, place - 1), _at(tokens, place + 1)
    beside_number = any(word[:1].isdigit() for word in (before, after))
    return not (beside_number or before in {"in", "since", "of", "until", "by", "from", "last", "early", "late"})


def _at(tokens: list[str], place: int) -> str:
    return tokens[place] if 0 <= place < len(tokens) else ""


def _days_beside(tokens: list[str], place: int, told: Told) -> Iterator[int]:
    """Note the day before or after a month; “28th of January”, too."""
    before = place - 2 if _at(tokens, place - 1) == "of" else place - 1
    for near in (before, place + 1):
        day = _plain(_at(tokens, near))
        if day is not None and 1 <= day <= 31:
            told.days.add(day)
            yield near


def _plain(token: str) -> int | None:
    """Return a number of one or two figures, ordinal or not, or an ordinal in words."""
    if found := re.fullmatch(r"(\d{1,2})-?(?:st|nd|rd|th)?", token):
        return int(found[1])
    return _ORDINALS.index(token) if token in _ORDINALS else None


def _year(token: str) -> int | None:
    if re.fullmatch(r"\d{4}", token) and _FIRST_YEAR <= int(token) <= _LAST_YEAR:
        return int(token)
    return None


def _counts_things(tokens: list[str], place: int) -> bool:
    """Tell whether four figures before a noun count things rather than name a year (1200 dollars)."""
    after = _at(tokens, place + 1)
    return bool(after) and (
        after.rstrip("s") in _UNITS or after in {"people", "pages", "p", "dollars", "roubles", "men"}
    )


def _read_long_period(tokens: list[str], place: int, told: Told) -> Iterator[int]:
    """Note “the 80s”, “1930s”, “19th century”."""
    token = tokens[place]
    if found := re.fullmatch(r"(\d{2}|\d{4})-?s", token):
        first = int(found[1])
        told.decades.add(first if first > 99 else 1900 + first)
        yield place
    ordinal = _plain(token)
    if ordinal is not None and _at(tokens, place + 1) in {"century", "centuries"}:
        told.centuries.add((ordinal - 1) * 100)
        yield place


def _numbers(tokens: list[str], taken: set[int]) -> Iterator[tuple[int, int, Decimal]]:
    """Yield every run of tokens that is a number, with its value."""
    place = 0
    while place < len(tokens):
        end, value = (place + 1, None) if place in taken else _number_at(tokens, place)
        if value is not None:
            yield place, end, value
        place = end


def _number_at(tokens: list[str], place: int) -> tuple[int, Decimal | None]:
    """Read the number that begins here, with what multiplies it (forty thousand, half a dozen, 2.5 million)."""
    value = _simple(tokens[place])
    end = place + 1
    if value is None:
        return (end, _SCALES[tokens[place]]) if tokens[place] in _SCALES else (end, None)
    if value >= 20 and value < 100 and _at(tokens, end) == "-" and _at(tokens, end + 1) in _ONES[1:10]:
        value, end = value + _ONES.index(tokens[end + 1]), end + 2
    elif 20 <= value < 100 and _at(tokens, end) in _ONES[1:10]:
        value, end = value + _ONES.index(tokens[end]), end + 1
    if tokens[place] == "half" and _at(tokens, end) in {"a", "of"}:
        end += 1
    while (scale := _at(tokens, end)) in _SCALES:
        value, end = value * _SCALES[scale], end + 1
    return end, value


def _simple(token: str) -> Decimal | None:
    if token in _SMALL:
        return _SMALL[token]
    figures = re.fullmatch(r"(\d+(?:[.,]\d+)*)(?:-?(?:st|nd|rd|th))?", token)
    if not figures:
        return Decimal(_ORDINALS.index(token)) if token in _ORDINALS else None
    text = figures[1]
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text)
    plain = text.replace(",", "") if grouped else text.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None


def _note_number(tokens: list[str], start: int, end: int, number: Decimal, told: Told) -> None:
    """Note a number, and the length that it makes with a unit close behind it."""
    article = end - start == 1 and tokens[start] in {"a", "an"}
    unit = next((u for word in tokens[end : end + 3] if (u := _unit(word)) is not None), None)
    if article:
        if (unit := _unit(_at(tokens, end))) is not None:
            told.lengths.add((number, unit))
            told.numbers.add(number)
        return
    told.numbers.add(number)
    if unit is not None:
        told.lengths.add((number, unit))


def _unit(word: str) -> str | None:
    plain = word.split("'", maxsplit=1)[0]
    plain = {"centuries": "century"}.get(plain, plain.removesuffix("s"))
    return plain if plain in _UNITS else None
