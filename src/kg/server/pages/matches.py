"""What was judged of a thing and records of authorities: the same, another, open, or looked for in vain, and why."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.link.authorities import record_in_words
from kg.rdf.namespaces import CG, CONCEPT, RDFS, slug_of
from kg.server.pages.context import Context
from kg.translation import Written, gettext, marked, written

__all__ = ["ShownFeature", "ShownMatch", "matches_of"]

_VERDICTS = {
    "match-accepted": marked("the same"),
    "match-open": marked("perhaps the same, not judged"),
    "match-rejected": marked("not the same"),
    "match-not-found": marked("looked for and not found"),
}
_NOT_JUDGED = marked("not judged")
_ORDER = list(_VERDICTS)
_ACCEPTED = getattr(CONCEPT, "match-accepted")


@dataclass(frozen=True)
class ShownFeature:
    """One property in which both sides were compared."""

    name: str
    agreement: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class ShownMatch:
    """One judgement; only an item that is the same is linked to."""

    node: NamedNode
    verdict: str
    item: NamedNode | None
    record: str
    is_same: bool
    looked_for: str
    grade: str
    why: Written
    features: tuple[ShownFeature, ...]


def matches_of(context: Context, node: NamedNode) -> list[ShownMatch]:
    """Return the judgements on a thing, what is the same first."""
    found = [match for match in context.graph.subjects(CG.matchOf, node) if isinstance(match, NamedNode)]
    return [_shown(context, match) for match in sorted(found, key=lambda match: _place(context, match))]


def _status(context: Context, match: NamedNode) -> str:
    status = context.graph.node(match, CG.matchStatus)
    return slug_of(status) if status is not None else ""


def _place(context: Context, match: NamedNode) -> tuple[int, str]:
    status = _status(context, match)
    return (_ORDER.index(status) if status in _ORDER else len(_ORDER), match.value)


def _shown(context: Context, match: NamedNode) -> ShownMatch:
    graph, status = context.graph, _status(context, match)
    item = graph.node(match, CG.matchItem)
    grade = graph.node(match, CG.matchGrade)
    features = [f for f in graph.subjects(CG.featureOf, match) if isinstance(f, NamedNode)]
    return ShownMatch(
        node=match,
        verdict=gettext(_VERDICTS.get(status, _NOT_JUDGED)),
        item=item,
        record=record_in_words(item.value) if item is not None else "",
        is_same=graph.node(match, CG.matchStatus) == _ACCEPTED,
        looked_for=graph.text(match, CG.lookedForAs) or "",
        grade=context.terms.title(grade) if grade is not None else "",
        why=written(graph, match, CG.matchEvidence),
        features=tuple(_shown_feature(context, f) for f in sorted(features, key=lambda f: f.value)),
    )


def _shown_feature(context: Context, feature: NamedNode) -> ShownFeature:
    about, agreement = (context.graph.node(feature, p) for p in (CG.featureProperty, CG.agreement))
    return ShownFeature(
        name=gettext("name") if about in (None, RDFS.label) else slug_of(about),
        agreement=context.terms.title(agreement) if agreement is not None else gettext("compared"),
        ours=_side(context, feature, CG.ourNode, CG.ourLiteral),
        theirs=_side(context, feature, CG.theirNode, CG.theirLiteral),
    )


def _side(context: Context, feature: NamedNode, as_node: NamedNode, as_literal: NamedNode) -> str:
    """Return what a side has; of an item that is matched with one of our things, our name too."""
    node = context.graph.node(feature, as_node)
    if node is None:
        return context.graph.text(feature, as_literal) or ""
    ours = next((s for s in context.graph.subjects(CG.wikidata, node) if isinstance(s, NamedNode)), None)
    if ours is not None:
        return f"{context.terms.title(ours)} ({slug_of(node)})"
    return context.terms.title(node)
