"""How two things are connected, whole: chains of ties, or else of facts; what names both; what both share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path

from pyoxigraph import NamedNode

from kg.accounts import Sentence, Told
from kg.connections.chains import Chain, chains_between
from kg.connections.facts import chains_of_facts, ties_by_facts
from kg.connections.shared import Shared, shared_by
from kg.connections.telling import Telling, ToldChain
from kg.connections.ties import Tie, ties_of
from kg.rdf.namespaces import kind_of
from kg.settings import current

__all__ = ["Connection", "Connections"]

_MOST_BY_FACTS = 5
"""So many chains of facts are told unless more are asked for: there is hardly ever just one."""


@dataclass(frozen=True)
class Connection:
    """How two are connected, in sentences of one language, each with its passages.

    `is_by_facts` says that no told tie leads from the one to the other, so that the chains are of facts that name both
    of a step; `more` is how many chains of the same length are not told. `both` are facts that name both of them and
    are no ties; `shared` is what facts of each name.
    """

    pair: tuple[NamedNode, NamedNode]
    chains: tuple[ToldChain, ...]
    more: int
    is_by_facts: bool
    both: tuple[Sentence, ...]
    shared: tuple[tuple[Shared, Sentence], ...]
    reserve: str
    """What holds of all sentences that bear no remark."""


class Connections:
    """Connections between the things of one view; made once, read-only.

    `project` is the folder whose `ontology/accounts/` has the words. Raises KgError when they cannot be read.
    """

    def __init__(self, told: Told, project: Path | None):
        self._told, self._telling = told, Telling(told, project)
        self._ties = cache(lambda bodies: ties_of(told.graph, bodies))
        self._kinds = frozenset(current().kinds.headings)

    def between(
        self,
        pair: tuple[NamedNode, NamedNode],
        language: str,
        *,
        limit: int | None = None,
        bodies: bool = False,
        most: int | None = None,
    ) -> Connection:
        """Return how two different things are connected.

        All chains of the shortest length, or, with a limit, the first so many, longer ones too; with `bodies` also
        through posts at one body. `most` is how many of them are told.
        """
        chains = chains_between(self._ties(bodies), *pair, limit)
        is_by_facts = not chains
        if is_by_facts:
            wide = current().map.places
            chains, most = chains_of_facts(self._by_facts, *pair, wide), limit or most or _MOST_BY_FACTS
        told = tuple(islice(self._worded(chains, language), most))
        shown = [each.chain for each in told]
        both = self._naming_both(pair, shown)
        shared = shared_by(self._told.graph, self._told.authored, pair, self._kinds)
        return Connection(
            pair,
            told,
            max(0, len(chains) - len(told)),
            is_by_facts,
            tuple(self._telling.facts(both, pair, language)),
            tuple(self._telling.both(shared, pair, shown, language)),
            self._telling.reserve(language),
        )

    def _worded(self, chains: list[Chain], language: str) -> Iterator[ToldChain]:
        return (told for chain in chains if (told := self._telling.chain(chain, language)) is not None)

    @cached_property
    def _by_facts(self) -> list[Tie]:
        return ties_by_facts(self._told.authored, self._kinds)

    def _naming_both(self, pair: tuple[NamedNode, NamedNode], beside: list[Chain]) -> list[NamedNode]:
        """Return the facts that name both, without those that chains beside tell and those that are things."""
        ends = set(pair)
        told = {node for chain in beside for step in chain.steps for tie in step.ties for node in tie.nodes}
        found = (tie.nodes[0] for tie in self._by_facts if ends == set(tie.people))
        return [fact for fact in dict.fromkeys(found) if fact not in told and kind_of(fact) not in self._kinds]
