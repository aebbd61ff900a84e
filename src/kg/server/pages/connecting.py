"""How two are connected: the shortest chains in sentences with their passages, drawn, and what is told of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from kg.connections import Chain, Connection, Connections, Step, ToldChain
from kg.domain import AT_BODY
from kg.errors import KgError, NotFoundError
from kg.rdf.namespaces import RDF, abbreviate
from kg.server.pages.accounts import Shown as ShownSentence
from kg.server.pages.accounts import shown_sentence, told_of
from kg.server.pages.context import Choice, Context, context_of
from kg.server.pages.footnotes import Footnotes
from kg.server.pages.rendering import render
from kg.server.pages.titles import kind_of
from kg.server.pictures.showing import Shown, picture_file, shown
from kg.server.pictures.ways import Way, Ways
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.server.wire.reply import Reply
from kg.settings import current
from kg.translation import gettext, language, message, said, said_again, speaking

__all__ = ["connection_picture", "connections_page"]

_MOST = 12
"""So many chains are shown; more say little."""
_ENDS = ("from", "to")


@dataclass(frozen=True)
class End:
    """One of the two: what was written, what it means, or what is wrong with it and what may be meant."""

    name: str
    value: str
    node: NamedNode | None = None
    error: str = ""
    candidates: tuple[tuple[str, str], ...] = ()
    """Address of the page with the candidate in place of what was written, and what it is called."""


@dataclass(frozen=True)
class ShownChain:
    """A chain ready for a template: who stands in it, its sentence, and what else joins the two of each step."""

    nodes: tuple[NamedNode, ...]
    sentence: ShownSentence
    further: tuple[ShownSentence, ...]


def connections_page(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the page for two that are named, or the form alone. Arguments: from, to, bodies (yes or nothing)."""
    context, notes = context_of(site), Footnotes()
    given = _given(arguments)
    ends = [_end(context, name, given) for name in _ENDS]
    filled: dict[str, Any] = {"ends": ends, "bodies": bool(given["bodies"]), "pair": None, "notes": notes}
    if (pair := _pair(ends)) is not None:
        filled |= {"pair": pair, "same": pair[0] == pair[1]}
        if pair[0] != pair[1]:
            filled |= _connected(context, pair, given, notes)
    return render(context, "connections.html", choices=_choices(context), has_bodies=current().ties.at_body, **filled)


def connection_picture(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the ways between two as a file. Arguments: those of the page, suffix, language."""
    with speaking(arguments.get("language") or ""):
        context = context_of(site)
        given = _given(arguments)
        pair = _pair([_end(context, name, given) for name in _ENDS])
        if pair is None or pair[0] == pair[1]:
            raise Problem(400, "missing-parameter", "Missing parameter", message("name two things by ?from= and &to="))
        found = _found(context, pair, bool(given["bodies"]))
        if not found.chains:
            raise Problem(
                404, "not-found", "There is no such picture", message("nothing in the sources connects the two")
            )
        return picture_file(_ways(context, found), arguments["suffix"])


def _given(arguments: Mapping[str, Any]) -> dict[str, str]:
    """Return what was asked for: both names as written, and whether posts at one body count."""
    told = {name: str(arguments.get(name) or "").strip() for name in _ENDS}
    return {**told, "bodies": "yes" if arguments.get("bodies") == "yes" else ""}


def _pair(ends: Sequence[End]) -> tuple[NamedNode, NamedNode] | None:
    one, other = (end.node for end in ends)
    return (one, other) if one is not None and other is not None else None


def _end(context: Context, name: str, given: Mapping[str, str]) -> End:
    value = given[name]
    if not value:
        return End(name, value)
    try:
        node = _meant(context, value)
    except NotFoundError as error:
        found = [each.partition("  ") for each in error.candidates]
        candidates = tuple((_address(context, {**given, name: iri}), label or iri) for iri, _, label in found)
        return End(name, value, error=said_again(error.message), candidates=candidates)
    except KgError as error:
        return End(name, value, error=said_again(error.message))
    return End(name, context.terms.title(node) if context.terms.is_named(node) else abbreviate(node.value), node)


def _meant(context: Context, value: str) -> NamedNode:
    """Return what a name means: one whom ties join, or else anything."""
    names = context.site.graph.names
    try:
        return names.resolve(value, current().ties.between or None)
    except NotFoundError:
        return names.resolve(value, None)


def _address(context: Context, given: Mapping[str, str]) -> str:
    return f"{context.site.root}/connections?{urlencode({name: value for name, value in given.items() if value})}"


def _choices(context: Context) -> Sequence[Choice]:
    """Return what may fill a field: all things of the kinds that have headings, by name where that tells them apart."""

    def make() -> list[Choice]:
        terms, kinds = context.terms, set(current().kinds.headings)
        written = dict.fromkeys(context.site.authored.subjects(RDF.type))
        nodes = [n for n in written if isinstance(n, NamedNode) and kind_of(n) in kinds and terms.is_named(n)]
        count = Counter(map(terms.title, nodes))
        found = []
        for node in nodes:
            name, other = terms.title(node), terms.other(node)
            value = name if count[name] == 1 else abbreviate(node.value)
            found.append(Choice(value, other.value if other else name if value != name else ""))
        return sorted(found, key=lambda choice: choice.value.casefold())

    return context.site.kept_for_reader("what can be connected", make)


def _found(context: Context, pair: tuple[NamedNode, NamedNode], bodies: bool) -> Connection:
    site = context.site
    connections = site.kept("connections", lambda: Connections(told_of(context), site.project.root))
    return connections.between(pair, context.terms.main, bodies=bodies, most=_MOST)


def _connected(
    context: Context, pair: tuple[NamedNode, NamedNode], given: Mapping[str, str], notes: Footnotes
) -> dict[str, Any]:
    found = _found(context, pair, bool(given["bodies"]))
    chains = [_shown_chain(told, notes) for told in found.chains]
    both = [shown_sentence(each, pair[0], notes) for each in found.both]
    shared = [
        (said(current().kinds.headings[kind]), [shown_sentence(sentence, pair[0], notes) for _, sentence in each])
        for kind, each in groupby(found.shared, key=lambda shared: kind_of(shared[0].thing))
    ]
    return {
        "found": found,
        "chains": chains,
        "between": len(found.chains[0].chain.between) if found.chains else 0,
        "picture": _picture(context, found, given),
        "both": both,
        "shared": shared,
        "among": all(kind_of(node) in current().kinds.lives for node in pair),
    }


def _shown_chain(told: ToldChain, notes: Footnotes) -> ShownChain:
    nodes = _nodes(told.chain)
    sentence = shown_sentence(told.sentence, None, notes)
    return ShownChain(nodes, sentence, tuple(shown_sentence(each, None, notes) for each in told.further))


def _nodes(chain: Chain) -> tuple[NamedNode, ...]:
    return (chain.steps[0].start, *(step.end for step in chain.steps))


def _picture(context: Context, found: Connection, given: Mapping[str, str]) -> Shown | None:
    if not found.chains:
        return None
    asked = {name: value for name, value in given.items() if value}
    base = f"{context.site.root}/connections"
    return shown(_ways(context, found), lambda file: f"{base}/{file}?{urlencode({**asked, 'language': language()})}")


def _ways(context: Context, found: Connection) -> Ways:
    title = context.terms.title
    ways = [
        Way(
            tuple(map(title, _nodes(told.chain))),
            tuple(", ".join(_kinds(context, step)) for step in told.chain.steps),
        )
        for told in found.chains
    ]
    caption = gettext("%(one)s and %(other)s", one=title(found.pair[0]), other=title(found.pair[1]))
    return Ways(caption, tuple(ways))


def _kinds(context: Context, step: Step) -> list[str]:
    """Return how the two of a step are joined, what both share by name; posts at one body last."""
    title = context.terms.title
    ties = sorted(step.ties, key=lambda tie: tie.kind in AT_BODY)
    found = (f"{title(tie.kind)}: {title(tie.through)}" if tie.through else title(tie.kind) for tie in ties)
    return list(dict.fromkeys(found))
