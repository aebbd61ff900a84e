"""The page of the audit: what we tell of matched things beside a snapshot of Wikidata, value by value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.link.audit.comparing import KINDS, Row
from kg.link.reconciliation.properties import PROPERTIES
from kg.rdf.namespaces import CG, expand, identifier, slug_of
from kg.server.pages.context import Context, context_of
from kg.server.pages.rendering import render
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.translation import gettext, marked, message, ngettext

__all__ = ["audit_page", "audit_rows", "audited_item"]


_RANKS = {"preferred": marked("preferred"), "normal": marked("normal"), "deprecated": marked("deprecated")}
_KINDS = (
    marked("agree"),
    marked("theirs finer"),
    marked("ours finer"),
    marked("same value but our source is new"),
    marked("they lack"),
    marked("we lack"),
    marked("theirs deprecated"),
    marked("theirs without source"),
    marked("differ"),
)
"""The kinds of rows, as pages say them; a test compares them with `KINDS`."""


@dataclass(frozen=True)
class ShownRow:
    """One value of one side, or of both, as it is shown; a value that is one of our things is linked to."""

    kind: str
    property: str
    ours: str
    our_node: NamedNode | None
    sections: tuple[NamedNode, ...]
    is_disputed: bool
    theirs: str
    their_node: NamedNode | None
    evidence: str


def audit_rows(site: Site) -> Sequence[Row] | None:
    """Return the rows of the audit against the snapshot of the site, made once; None where it has no snapshot."""
    snapshot = site.snapshot
    return None if snapshot is None else site.kept("audit", lambda: _audited(site, snapshot))


def audited_item(site: Site, node: NamedNode) -> NamedNode | None:
    """Return the item of a thing under which the page of the audit has its rows, if it has any."""
    item = site.graph.graph.node(node, CG.wikidata)
    if item is None or site.snapshot is None:
        return None
    return item if any(row.item == slug_of(item) for row in audit_rows(site) or ()) else None


def audit_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the rows by thing, all or those of one `kind`; without a snapshot, how to have one."""
    context, rows, kind = context_of(site), audit_rows(site), str(arguments.get("kind") or "")
    if kind and kind not in KINDS:
        raise Problem(
            404, "not-found", "No such kind", message("The kinds of rows are: %(kinds)s.", kinds=", ".join(KINDS))
        )
    if rows is None:
        return render(context, "audit.html", snapshot=None, things=[], counts={}, kind="")
    counts = Counter(row.kind for row in rows)
    chosen = [row for row in rows if not kind or row.kind == kind]
    things = [
        (NamedNode(expand(thing) or thing), item, [_shown(context, row) for row in found])
        for (thing, item), found in groupby(chosen, key=lambda row: (row.thing, row.item))
    ]
    told = {each: counts[each] for each in KINDS if counts[each]}
    return render(context, "audit.html", snapshot=site.snapshot, things=things, counts=told, kind=kind)


def _audited(site: Site, snapshot: Path) -> Sequence[Row]:
    from kg.link.audit.facts import Told
    from kg.link.audit.report import audit
    from kg.link.citing import items_of_sections
    from kg.link.matches import items_by_thing
    from kg.link.wikibase.snapshot import read_snapshot

    items = items_by_thing(site.graph.graph)
    told = Told(site.graph.graph, site.authored, site.sources, items)
    return audit(told, read_snapshot(snapshot, set(items.values())), items_of_sections(site.graph.graph))


def _shown(context: Context, row: Row) -> ShownRow:
    wanted = PROPERTIES.get(row.pid)
    return ShownRow(
        kind=row.kind,
        property=f"{wanted.name} ({row.pid})" if wanted else row.pid,
        ours=row.ours,
        our_node=NamedNode(expand(row.ours_thing) or row.ours_thing) if row.ours_thing else None,
        sections=tuple(identifier("section", section) for section in row.sections),
        is_disputed=row.is_disputed,
        theirs=row.theirs,
        their_node=_node(context, row.theirs),
        evidence=_evidence(row) if row.statement else "",
    )


def _evidence(row: Row) -> str:
    rank = gettext(_RANKS.get(row.rank, row.rank))
    return ngettext("%(rank)s rank, %(num)s source", "%(rank)s rank, %(num)s sources", row.references, rank=rank)


def _node(context: Context, item: str) -> NamedNode | None:
    """Return our thing that is the same as an item, if any."""
    nodes = context.site.kept("things by item", lambda: _things_by_item(context.site))
    return nodes.get(item)


def _things_by_item(site: Site) -> dict[str, NamedNode]:
    from kg.link.matches import items_by_thing

    return {item: thing for thing, item in sorted(items_by_thing(site.graph.graph).items(), key=str)}
