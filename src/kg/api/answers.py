"""Asking: canned questions by name, any SPARQL text, evidence, answers as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.api.view import View
from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.queries import Answer, Endpoint, Query
    from kg.sparql.complexity import QueryLimits

__all__ = ["Answers"]

ENGINES = ("oxigraph", "rdflib")


class Answers(View):
    """Questions, canned or in SPARQL, with the passages behind each row."""

    def query(
        self,
        query: str,
        *,
        engine: str = "oxigraph",
        evidence: bool = False,
        endpoint: str | None = None,
        **parameters: str,
    ) -> Answer:
        """Answer a canned query by name, or any SPARQL text.

        Parameters take IRIs, prefixed names, slugs or labels, checked against their types. `evidence` adds the
        citations of each row. Raises KgError (or NotFoundError) for a name, value or query that cannot be used.
        """
        from kg.queries import Query, find_query

        is_text = any(mark in query for mark in "{<:\n")
        found = Query("query", query, Path("<query>")) if is_text else find_query(self.built.project.queries, query)
        return self.ask(found, parameters, engine=engine, evidence=evidence, endpoint=endpoint)

    def ask(
        self,
        query: Query,
        parameters: dict[str, str],
        *,
        engine: str = "oxigraph",
        evidence: bool = False,
        endpoint: str | Endpoint | None = None,
        timeout: float | None = None,
        limits: QueryLimits | None = None,
        services: Sequence[str] = (),
    ) -> Answer:
        """Answer one query object; one that is larger than the limits is an error.

        `services` are the addresses that SERVICE may call.
        """
        from kg.queries import ask_endpoint, ask_oxigraph, ask_rdflib, bind
        from kg.rdf.store import view_name

        text = bind(query, parameters, self.resolve)
        if query.calls and "/" in query.name and not services:
            address = query.calls[0]
            raise KgError(f"{query.name} asks {address}, too: kg query {query.name} --allow-service {address}")
        if services:
            from kg.queries.federation import without_services

            text = without_services(text, services, self._rows_here, timeout)
        if endpoint:
            answer = ask_endpoint(text, endpoint, timeout)
        elif engine == "rdflib":
            answer = ask_rdflib(text, self.built.triples(self.view), limits)
        elif engine == "oxigraph":
            answer = ask_oxigraph(text, self.built.store(self.view), view_name(self.view), limits)
        else:
            raise KgError(f"no engine is called {engine}; there are: {', '.join(ENGINES)}")
        if evidence:
            from kg.queries.evidence import evidence_of_rows, row_matcher

            matcher = row_matcher(text, self.theory, self._rows_here, self.graph)
            answer.evidence = evidence_of_rows(query, answer, self.graph, self.texts, matcher)
        return answer

    def _rows_here(self, text: str) -> Answer:
        """Answer a query from the view itself, wherever the answer to be told about came from."""
        from kg.queries import ask_oxigraph
        from kg.rdf.store import view_name

        return ask_oxigraph(text, self.built.store(self.view), view_name(self.view))

    def annotations(self, answer: Answer, format: str) -> str:  # noqa: A002
        """Return the evidence of an answer as Web Annotations, in turtle, ntriples or jsonld."""
        from kg.explain.annotations import annotations_as

        return annotations_as(format, answer.rows, answer.evidence or [], self.graph)

    def answer_file(self, answer: Answer, format: str, title: str = "answer") -> str | bytes:  # noqa: A002
        """Return an answer for a spreadsheet (xlsx), a network program (graphml) or a map (geojson).

        Raises KgError where the columns do not fit the format.
        """
        from kg.queries.files import answer_file

        return answer_file(answer, format, self.records, self.description, title)
