"""What servers do otherwise than SPARQL 1.1 says, by name; which one it is, its `Server` field tells.

Virtuoso 7: a form is the only way to send a query (a body of `application/sparql-query` is waited for without end); ASK
answers as a row `__ASK_RETVAL`, or as none; more rows than it is set to give are left out, and `X-SPARQL-MaxRows` tells
how many that are; what it had after its own limit of time is given as if it were all (`X-SQL-State`); truth values come
back as 0 and 1, those that are worked out as integers; `1` and `true` of the same property are one value to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin

from kg.errors import KgError

__all__ = ["ANY", "DIALECTS", "Dialect", "dialect_named", "dialect_of", "left_out"]

ASKED = "__ASK_RETVAL"


@dataclass(frozen=True)
class Dialect:
    """A kind of server: how it names itself, and where it takes updates and graphs, seen from where it is asked.

    `differences` say, for people, in which answers it may differ from the engine here.
    """

    name: str
    mark: str = ""
    update: str = ""
    store: str = ""
    differences: tuple[str, ...] = ()

    def addresses(self, query: str) -> tuple[str, str]:
        """Return where a server that is asked at `query` takes updates and graphs; empty where that is not known."""
        return tuple(urljoin(query, each) if each else "" for each in (self.update, self.store))  # type: ignore[return-value]


ANY = Dialect("any")
DIALECTS = (
    Dialect("oxigraph", "oxigraph", "update", "store"),
    Dialect(
        "virtuoso",
        "virtuoso",
        "sparql-auth",
        "sparql-graph-crud-auth",
        ("truth values are 1 and 0",),
    ),
    ANY,
)


def dialect_of(headers: Message) -> Dialect:
    """Return the dialect of a server by its answer."""
    named = (headers.get("Server") or "").lower()
    return next((each for each in DIALECTS if each.mark and each.mark in named), ANY)


def dialect_named(name: str) -> Dialect:
    """Return a dialect by its name."""
    for each in DIALECTS:
        if each.name == name:
            return each
    raise KgError(f"no dialect is called {name}; there are: {', '.join(each.name for each in DIALECTS)}")


def left_out(headers: Message, rows: Sequence[object]) -> str | None:
    """Return why an answer is not whole though it came with success, or None."""
    most = headers.get("X-SPARQL-MaxRows") or ""
    if most.isdigit() and len(rows) >= int(most):
        return f"it gives no more than {most} rows and leaves out the others: ask for less, or raise its limit"
    if state := headers.get("X-SQL-State"):
        return f"it stopped before the end ({state} {headers.get('X-SQL-Message') or ''})".replace(" )", ")")
    return None
