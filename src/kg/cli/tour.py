"""What `make run` shows: three questions with the passages behind their answers, and what to try next."""

from __future__ import annotations

from kg.api import open as open_graph
from kg.queries import serialise

__all__ = ["main"]

_QUESTIONS: tuple[tuple[str, dict[str, str]], ...] = (
    ("theatres/who-left-on-whose-tour", {"company": "Bolshoi"}),
    ("law/provision-in-force-at-event", {"person": "Шаляпин"}),
    ("asylum/requests-and-outcomes", {}),
)
_NEXT = """
What to try next (.venv/bin/kg, or kg after: source .venv/bin/activate)
  kg queries                     every question that is ready to be asked
  kg query people/defectors-in-order-of-date --evidence
  kg show нуреев                 one life, each fact with its passage
  kg query - <<< 'SELECT ?person { ?person a dg:TourDefector }'
  kg serve                       pages, endpoint and API at http://127.0.0.1:7878/
  kg export -f jsonld -o graph.jsonld
README.md is the tour; docs/ says how to add a document, a question, a term, a rule."""


def main() -> None:
    """Print the questions, their answers and the passages behind them."""
    graph = open_graph()
    for name, parameters in _QUESTIONS:
        query = graph.catalogue[name]
        given = "".join(f" -p {key}={value}" for key, value in parameters.items())
        print(f"\n{'=' * 100}\n{query.summary}\n$ kg query {name}{given} --evidence\n")
        print(serialise(graph.query(name, evidence=True, **parameters).without_nodes(), "table"))
    if graph.texts is None:
        print("\nThe source texts are not at hand, so only our own words for each passage are shown (KG_SOURCES).")
    print(_NEXT)


if __name__ == "__main__":
    main()
