"""The shortest way from a canned query's name to its CSV, when the build is fresh and nothing else is asked for.

It imports pyoxigraph and next to nothing more; whatever it does not cover takes the ordinary way, with the same bytes.
"""

from __future__ import annotations

import os
from os import path

from kg import locate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["quick_answer"]


def quick_answer(words: Sequence[str]) -> str | None:
    """Return the answer to `query FAMILY/QUESTION -f csv`, or None when the ordinary way must be taken."""
    if len(words) != 4 or words[0] != "query" or list(words[2:]) != ["-f", "csv"] or os.environ.get("KG_SLOW"):
        return None
    root = locate.project_root_or_none()
    if root is None:
        return None
    text = _question(root, words[1])
    folder = path.join(locate.build_folder(root), "current")
    if text is None or not _is_fresh(root, folder):
        return None
    from pyoxigraph import NamedNode, QuerySolutions, Store

    from kg.queries.csvtext import csv_text
    from kg.rdf.namespaces import GRAPH

    store = Store.read_only(path.join(folder, "store"))
    found = store.query(text, default_graph=NamedNode(GRAPH + "view/accepted"))
    if not isinstance(found, QuerySolutions):
        return None
    return csv_text([variable.value for variable in found.variables], [tuple(row) for row in found])


def _question(root: str, name: str) -> str | None:
    """Return the text of a canned query that can be asked as it stands."""
    file = path.join(root, "queries", f"{name}.rq")
    if "/" not in name or "." in name or not path.isfile(file):
        return None
    with open(file, encoding="utf-8") as lines:
        text = lines.read()
    asks = any(mark + letter in text for mark in ("?_", "$_") for letter in "abcdefghijklmnopqrstuvwxyz")
    return None if asks or "#+ defaults" in text else text


def _is_fresh(root: str, folder: str) -> bool:
    try:
        with open(path.join(folder, "stamp"), encoding="utf-8") as stamp:
            return stamp.read() == locate.stamp(root)
    except OSError:
        return False
