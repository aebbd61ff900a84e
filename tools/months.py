"""Write the names of months in the languages that projects may have, from the Unicode CLDR as Babel has it.

The check of told dates reads them in source texts. Run by hand when a language is added: python tools/months.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from kg.languages import ENGLISH_NAMES

PLACE = Path(__file__).parents[1] / "src" / "kg" / "evidence" / "months.tsv"
WITHOUT_FORM_IN_CLDR = {("be", 5): ["маі"], ("pl", 5): ["maju"], ("ru", 5): ["мае"], ("sk", 5): ["máji"]}
"""Forms too short to be told from the others by how they begin."""


def forms(tag: str, month: int) -> list[str]:
    """Return the forms of a month's name in running text and alone, long and short, in lower case."""
    months = Locale.parse(tag).months
    found = [
        months[context][width][month] for context in ("format", "stand-alone") for width in ("wide", "abbreviated")
    ]
    named = [form.lower() for form in [*found, *WITHOUT_FORM_IN_CLDR.get((tag, month), [])]]
    return sorted({form.rstrip(".") for form in named if not form.isdigit()})


def rows() -> Iterator[str]:
    """Yield a line for each month of each language: tag, number, forms."""
    for tag in sorted(ENGLISH_NAMES):
        if tag not in {"en", "la"}:
            for month in range(1, 13):
                yield "\t".join([tag, str(month), *forms(tag, month)])


if __name__ == "__main__":
    PLACE.write_text("\n".join(rows()) + "\n", encoding="utf-8")
