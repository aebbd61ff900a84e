"""What `make run` shows: the questions of the guide with the passages behind their answers, and what to try next."""

from __future__ import annotations

from collections.abc import Iterator

from kg.api import open as open_graph
from kg.queries import serialise
from kg.settings import current

__all__ = ["main"]

_NEXT = """
What to try next (.venv/bin/kg, or kg after: source .venv/bin/activate)
  kg queries                     every question that is ready to be asked
{own}  kg serve                       pages, endpoint and API at http://127.0.0.1:7878/
  kg export -f jsonld -o graph.jsonld
README.md is the tour; docs/ says how to add a document, a question, a term, a rule."""


def _questions() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the questions of the project's guide, each with its parameters."""
    for line in current().guide.questions:
        name, *given = line.split()
        yield name, dict(pair.split("=", 1) for pair in given)


def main() -> None:
    """Print the questions, their answers and the passages behind them."""
    graph = open_graph()
    for name, parameters in _questions():
        query = graph.catalogue[name]
        given = "".join(f" -p {key}={value}" for key, value in parameters.items())
        print(f"\n{'=' * 100}\n{query.summary}\n$ kg query {name}{given} --evidence\n")
        print(serialise(graph.query(name, evidence=True, **parameters).without_nodes(), "table"))
    if graph.texts is None:
        print("\nThe source texts are not at hand, so only our own words for each passage are shown (KG_SOURCES).")
    print(_NEXT.format(own=current().guide.after.lstrip("\n")))


if __name__ == "__main__":
    main()
