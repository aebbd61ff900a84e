"""The index of names as a file of JSON beside the store, read only when a name is looked up."""

from __future__ import annotations

import json
from pathlib import Path

from kg.collector import without_collector
from kg.search.index import Entry, Index, Keys
from kg.search.thing import Name, Thing

__all__ = ["read_index", "write_index"]

_FILE = "names.json"


def write_index(folder: Path, index: Index) -> None:
    """Write the index into a folder; classes, which repeat much, are told by their places in a list."""
    classes = sorted({cls for thing in index.things for cls in thing.classes})
    place = {cls: number for number, cls in enumerate(classes)}
    things = [
        [t.iri, t.kind, [place[c] for c in t.classes], [[n.text, n.language] for n in t.names], list(t.elsewhere)]
        for t in index.things
    ]
    content = {
        "classes": classes,
        "things": things,
        "entries": [[entry.thing, entry.in_brackets, *entry.words] for entry in index.entries],
        "forms": index.forms,
        "sounds": index.sounds,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (folder / _FILE).write_text(text + "\n", encoding="utf-8")


def read_index(folder: Path) -> Index:
    """Return the index that was written into a folder."""
    with without_collector():
        return _read(folder)


def _read(folder: Path) -> Index:
    content = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    classes = content["classes"]
    things = [
        Thing(iri, kind, tuple(classes[c] for c in of), tuple(Name(*name) for name in names), tuple(elsewhere))
        for iri, kind, of, names, elsewhere in content["things"]
    ]
    entries = [Entry(thing, tuple(words), aside) for thing, aside, *words in content["entries"]]
    return Index(things, entries, _keys(content["forms"]), _keys(content["sounds"]))


def _keys(content: dict[str, list[str]]) -> Keys:
    return {key: tuple(words) for key, words in content.items()}
