"""What servers do otherwise than SPARQL 1.1 says, by name; which one it is, its `Server` field tells.

Virtuoso 7: a form is the only way to send a query (a body of `application/sparql-query` is waited for without end). ASK
answers as a row `__ASK_RETVAL`, or as none. More rows than it is set to give are left out, and `X-SPARQL-MaxRows` tells
how many that are; what it had after its own limit of time is given as if it were all (`X-SQL-State`). Truth values come
back as 0 and 1, and `1` and `true` of the same property are one value to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin

__all__ = ["ANY", "ASKED", "Dialect", "dialect_of", "left_out"]

ASKED = "__ASK_RETVAL"


@dataclass(frozen=True)
class Dialect:
    """A kind of server: how it names itself, and where it takes updates and graphs, seen from where it is asked.

    `truth_as_number` tells that stored truth values come back as 0 and 1; `differences` say, for people, what else may
    differ from SPARQL 1.1 and cannot be set right from here.
    """

    name: str
    mark: str = ""
    update: str = ""
    store: str = ""
    truth_as_number: bool = False
    differences: tuple[str, ...] = ()

    def addresses(self, query: str) -> tuple[str, str]:
        """Return where a server that is asked at `query` takes updates and graphs; empty where that is not known."""
        return tuple(urljoin(query, each) if each else "" for each in (self.update, self.store))  # type: ignore[return-value]


ANY = Dialect("any")
_DIALECTS = (
    Dialect("oxigraph", "oxigraph", "update", "store"),
    Dialect(
        "virtuoso",
        "virtuoso",
        "sparql-auth",
        "sparql-graph-crud-auth",
        True,
        (
            "what is worked out from a variable without a value may have one",
            "a truth value that is worked out is a number",
            "durations lose their designators",
        ),
    ),
)


def dialect_of(server: str | None) -> Dialect:
    """Return the dialect of a server by what it calls itself."""
    named = (server or "").lower()
    return next((each for each in _DIALECTS if each.mark in named), ANY)


def left_out(headers: Message, rows: Sequence[object]) -> str | None:
    """Return why an answer is not whole though it came with success, or None."""
    most = headers.get("X-SPARQL-MaxRows") or ""
    if most.isdigit() and len(rows) >= int(most):
        return f"it gives no more than {most} rows and leaves out the others: ask for less, or raise its limit"
    if state := headers.get("X-SQL-State"):
        return f"it stopped before the end ({state} {headers.get('X-SQL-Message') or ''})".replace(" )", ")")
    return None
