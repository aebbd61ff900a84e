"""The tables of messages, brought up to date: `python tools/messages.py` after a string was marked or changed.

It gathers what templates and program mark for translation into `interface.pot`, and adds what is new to each table,
without a translation; what is not said any more is taken out. `--check` only tells whether anything would change.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import polib
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir

from kg.languages import ENGLISH_NAMES
from kg.translation import TEMPLATE

SOURCE = Path(__file__).parents[1] / "src" / "kg"
METHODS = [("**.py", "python"), ("server/templates/**.html", "jinja2")]
OPTIONS = {"server/templates/**.html": {"trimmed": "true", "silent": "false"}}
# The title of a problem, its third argument, is shown on its page.
KEYWORDS: dict[str, tuple[object, ...] | None] = {
    "gettext": None,
    "_": None,
    "marked": None,
    "message": None,
    "Problem": (3,),
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
HEAD = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "MIME-Version": "1.0",
}


def gathered() -> polib.POFile:
    """Return every message that is marked, in the order of the files and of their lines."""
    catalog = Catalog()
    for name in ENGLISH_NAMES.values():
        catalog.add(name, locations=[("languages.py", 1)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # An f-string is no message; ruff tells where one should be (INT001).
        found = list(extract_from_dir(str(SOURCE), METHODS, OPTIONS, keywords=KEYWORDS))  # type: ignore[arg-type]
    for file, _, message, _, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalog.add(message, locations=[(file, 1)], context=context)
    table = polib.POFile(wrapwidth=110)
    table.metadata = dict(HEAD)
    table.extend(_entry(message) for message in catalog if message.id)
    return table


def _entry(message: object) -> polib.POEntry:
    one, many = message.id if isinstance(message.id, tuple) else (message.id, "")  # type: ignore[attr-defined]
    found = polib.POEntry(
        msgid=one,
        msgid_plural=many,
        msgctxt=message.context,  # type: ignore[attr-defined]
        occurrences=[(file, "") for file in sorted({file for file, _ in message.locations})],  # type: ignore[attr-defined]
    )
    if many:
        found.msgstr_plural = {0: "", 1: ""}
    return found


def updated(path: Path, wanted: polib.POFile) -> polib.POFile:
    """Return a table with every message that is wanted, and no other; translations are kept."""
    old = polib.pofile(str(path), encoding="utf-8")
    kept = {(entry.msgctxt, entry.msgid): entry for entry in old}
    table = polib.POFile(wrapwidth=110)
    table.metadata, table.header = old.metadata, old.header
    for entry in wanted:
        before = kept.get((entry.msgctxt, entry.msgid))
        fresh = polib.POEntry(msgid=entry.msgid, msgid_plural=entry.msgid_plural, msgctxt=entry.msgctxt)
        fresh.occurrences = entry.occurrences
        if before is not None:
            fresh.msgstr, fresh.msgstr_plural, fresh.comment = before.msgstr, before.msgstr_plural, before.comment
        elif entry.msgid_plural:
            fresh.msgstr_plural = dict.fromkeys(range(_forms(old)), "")
        table.append(fresh)
    return table


def _forms(table: polib.POFile) -> int:
    """Return how many forms a number can ask for, as the head of the table says."""
    return int(table.metadata.get("Plural-Forms", "nplurals=2").partition("nplurals=")[2].partition(";")[0])


def main(words: list[str]) -> int:
    """Write the template and the tables, or tell which of them are behind."""
    wanted = gathered()
    texts = {TEMPLATE: str(wanted)}
    texts |= {path: str(updated(path, wanted)) for path in sorted(TEMPLATE.parent.glob("*.po"))}
    behind = [path for path, text in texts.items() if not path.is_file() or path.read_text("utf-8") != text]
    for path in behind:
        print(f"{path.name} is behind" if "--check" in words else f"{path.name} is written", file=sys.stderr)
        if "--check" not in words:
            path.write_text(texts[path], encoding="utf-8")
    return 1 if behind and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
