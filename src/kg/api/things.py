"""One thing or two: card, account in sentences, proof, connection."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.api.view import View
from kg.errors import KgError, NotFoundError

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.accounts import Account, Accounts, Told
    from kg.cards import Card
    from kg.connections import Connection, Connections
    from kg.explain import Explanation

__all__ = ["Things"]


class Things(View):
    """One thing or two: the card, the account in sentences, the proof of a triple, how two are connected."""

    def show(self, entity: str) -> Card:
        """Return the card of a thing: names, facts in order of date, disputes, each with its citations."""
        from kg.cards import card_of
        from kg.rdf.graph import Graph

        authored, gazetteer = (Graph(self.built.layer(name)) for name in ("authored", "gazetteer"))
        looked_up = None if self.view == "asserted" else gazetteer
        return card_of(self.resolve(entity), self.graph, authored, self.texts, looked_up)

    def explain(self, subject: str, predicate: str, value: str, *, limit: int = 3) -> Explanation:
        """Return why a triple holds, by up to `limit` proofs, or which premise is missing for it to hold."""
        from kg.explain import explain
        from kg.explain.asking import triple_meant

        return explain(self.theory, triple_meant(subject, predicate, value, self.theory.graph, self.name_index), limit)

    def account(self, entity: str, language: str | None = None) -> Account:
        """Return what is told of a thing in plain sentences, each with its passages; in the project's first language.

        Raises KgError for a language that the project does not have, and when the words or the plan in
        `ontology/accounts/` cannot be read.
        """
        return self.show(entity).account(self.accounts, _language(language))

    @cached_property
    def accounts(self) -> Accounts:
        """What accounts are made from: the view, what was written, and the words of the project."""
        from kg.accounts import Accounts

        return Accounts(self._told, self.built.project.root)

    @cached_property
    def _told(self) -> Told:
        from kg.accounts import Told
        from kg.rdf.graph import Graph

        return Told(self.graph, Graph(self.built.layer("authored")), self.texts)

    def path(
        self, one: str, other: str, *, limit: int | None = None, bodies: bool = False, language: str | None = None
    ) -> Connection:
        """Return how two things are connected: the shortest chains, and what both share, in sentences with passages.

        Chains are of told ties, with `bodies` also of posts at one body; where none leads from the one to the other, of
        facts that name both. Raises KgError for one and the same thing, and for a language that the project has not.
        """
        pair = (self._tied(one), self._tied(other))
        if pair[0] == pair[1]:
            raise KgError(f"{one} and {other} are one and the same")
        return self.connections.between(pair, _language(language), limit=limit, bodies=bodies)

    @cached_property
    def connections(self) -> Connections:
        """How things of the view are connected, in the words of the project."""
        from kg.connections import Connections

        return Connections(self._told, self.built.project.root)

    def _tied(self, name: str) -> NamedNode:
        """Return what a name means: one whom ties join, or else anything."""
        from kg.settings import current

        between = current().ties.between
        try:
            return self.resolve(name, between or None)
        except NotFoundError:
            return self.resolve(name)


def _language(tag: str | None) -> str:
    """Return a language of the project, the first one unless another is asked for; any other is an error."""
    from kg.languages import MAIN, TAGS

    if tag is not None and tag not in TAGS:
        raise KgError(f"{tag} is no language of the project; there are: {', '.join(TAGS)}")
    return tag or MAIN
