"""A server that takes a push: asked, updated and given triples, each request tried again where that may help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from kg.errors import KgError
from kg.push.patience import Patience
from kg.queries.answers import Answer
from kg.queries.remote import posted_by
from kg.remote.connection import Connection
from kg.remote.dialects import ANY, Dialect, dialect_of

__all__ = ["Target", "target_at"]


@dataclass(frozen=True)
class Target:
    """Where a server is asked (`query`), takes updates (`update`) and graphs (`store`; without one, by updates)."""

    query: str
    update: str
    store: str
    connection: Connection
    dialect: Dialect = ANY
    patience: Patience = field(default_factory=Patience)

    def ask(self, text: str) -> Answer:
        """Return the answer to a query."""
        return self.patience.of(lambda: posted_by(text, self.query, self.connection))

    def change(self, text: str) -> None:
        """Send an update (SPARQL 1.1 Protocol, section 2.2); one that was done already must do no harm."""
        self.patience.of(lambda: self.connection.form(self.update, [("update", text)]))

    def open(self, graph: str) -> None:
        """Send nothing to a graph: a server that wants to know who sends says so before the first large body."""
        if self.store:
            self.add(graph, [])

    def add(self, graph: str, lines: Sequence[bytes]) -> None:
        """Add triples to a graph (SPARQL 1.1 Graph Store HTTP Protocol, section 5.5); twice is as once."""
        body = b"".join(lines)
        if not self.store:
            self.change(f"INSERT DATA {{ GRAPH <{graph}> {{\n{body.decode()}}} }}")
            return
        address = f"{self.store}?graph={quote(graph, safe='')}"
        headers = {"Content-Type": "application/n-triples"}
        self.patience.of(lambda: self.connection.send("POST", address, body, headers))

    def count(self, graph: str) -> int:
        """Return how many triples the server has in a graph."""
        answer = self.ask(f"SELECT (COUNT(*) AS ?count) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        if answer.variables != ("count",) or len(answer) != 1 or not isinstance(answer.column("count")[0], int):
            raise KgError(f"{self.query} does not count: it answers something else")
        return int(answer.column("count")[0])

    def has(self, graph: str, lines: Sequence[bytes]) -> bool:
        """Tell whether the server has all these triples in a graph."""
        return bool(self.ask(f"ASK {{ GRAPH <{graph}> {{\n{b''.join(lines).decode()}}} }}").boolean)


def target_at(
    query: str, connection: Connection, update: str = "", store: str = "", patience: Patience | None = None
) -> Target:
    """Return the server that is asked at an address; where it takes updates and graphs, the caller says or its dialect.

    Raises KgError where neither does.
    """
    patience = patience or Patience()
    reply = patience.of(lambda: connection.form(query, [("query", "ASK {}")], "application/sparql-results+json"))
    dialect = dialect_of(reply.headers.get("Server"))
    known_update, known_store = dialect.addresses(query)
    if not (update or known_update):
        raise KgError(f"{query} does not say which server it is: name where it takes updates with --update URL")
    store = store or ("" if update else known_store)
    return Target(query, update or known_update, store, connection, dialect, patience)
