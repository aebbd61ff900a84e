"""The public Python interface: open the graph, ask, look at one thing, export."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg import project as projects
from kg.build import Built, ensure_built
from kg.errors import KgError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyoxigraph import NamedNode, Quad

    from kg.accounts import Account, Accounts, Told
    from kg.bibliography import Reference
    from kg.bibliography.edition import Edition
    from kg.cards import Card
    from kg.connections import Connection, Connections
    from kg.evidence import Texts
    from kg.explain import Explanation, Theory
    from kg.export import Description
    from kg.export.profiles import Profile
    from kg.export.tables import Records
    from kg.names import Names
    from kg.queries import Answer, Catalogue, Endpoint, Query
    from kg.rdf.graph import Graph
    from kg.search import Index
    from kg.sparql.complexity import QueryLimits

__all__ = ["DefectorGraph", "open"]

ENGINES = ("oxigraph", "rdflib")


def open(view: str = "accepted", *, project: Path | str | None = None) -> DefectorGraph:  # noqa: A001
    """Open the graph, building it first when its files have changed.

    `view` is accepted (default), asserted, claims, or without:<section>; `project` the folder of another checkout.
    """
    where = projects.Project(Path(project)) if project else projects.find()
    return DefectorGraph(ensure_built(where), view)


class DefectorGraph:
    """One view of the built graph, read-only.

    >>> import kg
    >>> kg.open().show("Нуреев").labels["en"]
    'Rudolf Nureyev'
    """

    def __init__(self, built: Built, view: str = "accepted"):
        if view != "accepted":
            from kg.build import check_view_name
            from kg.rdf.graph import Graph

            check_view_name(view, Graph(built.layer("sources")))
        self.built, self.view = built, view

    @cached_property
    def records(self) -> Records:
        """What tables, networks and maps are made of: the view, and which layer tells each of its facts."""
        from kg.export.tables import Records
        from kg.rdf.graph import Graph

        layers = self._layers
        if self.view != "accepted":
            layers = {name: Graph(t for t in layer if t in self.graph) for name, layer in layers.items()}
        return Records(self.graph, layers)

    @cached_property
    def _layers(self) -> dict[str, Graph]:
        from kg.build.layers import LAYERS
        from kg.rdf.graph import Graph

        return {name: Graph(self.built.layer(name)) for name in LAYERS}

    @cached_property
    def description(self) -> Description:
        """What the data set says of itself."""
        from kg.export import describe_dataset

        return describe_dataset(self.graph, self.view)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The canned queries."""
        from kg.queries import read_catalogue

        return read_catalogue(self.built.project.queries)

    @cached_property
    def graph(self) -> Graph:
        """The view as a graph in memory."""
        return self.built.graph(self.view)

    @cached_property
    def names(self) -> Names:
        """Every name in the view."""
        from kg.names import Names

        return Names(self.graph, self.name_index)

    @cached_property
    def name_index(self) -> Index:
        """The index of the names in the view: the one that was built, or what another view has of it."""
        built = self.built.names()
        if self.view == "accepted":
            return built
        from kg.search import gather, index_of

        return index_of(gather(self.graph), built)

    @cached_property
    def texts(self) -> Texts | None:
        """The source texts, when `$KG_SOURCES` has them."""
        from kg.evidence import Texts
        from kg.rdf.graph import Graph

        return Texts.at_hand(Graph(self.built.layer("sources")))

    @cached_property
    def theory(self) -> Theory:
        """What is given in the view, what follows, and by which rules: what proofs are found in."""
        from kg.explain.asking import theory_of

        return theory_of(self.built, self.view)

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

    def resolve(self, name: str, cls: str | None = None) -> NamedNode:
        """Return the one thing that a name means; NotFoundError lists what comes near, best first.

        The name of something that is gone is told with what stands in its place.
        """
        from kg.names import resolve

        try:
            return resolve(name, self.name_index, lambda node: any(True for _ in self.graph.about(node)), cls)
        except NotFoundError as error:
            raise self._gone(name) or error from None

    def _gone(self, name: str) -> NotFoundError | None:
        """Return the error for a name of something that is gone; None for any other."""
        from kg.rdf.namespaces import abbreviate
        from kg.successors import read_deprecated, successors_of_name

        found = successors_of_name(read_deprecated(self.built.project), name)
        if found is None:
            return None
        gone, left = found
        described = [f"{abbreviate(node.value)}  {self.names.label(node)}" for node in left]
        place = "in its place stands:" if left else "nothing stands in its place"
        return NotFoundError(f"{abbreviate(gone.value)} is gone; {place}", described)

    def explain(self, subject: str, predicate: str, value: str, *, limit: int = 3) -> Explanation:
        """Return why a triple holds, by up to `limit` proofs, or which premise is missing for it to hold."""
        from kg.explain import explain
        from kg.explain.asking import triple_meant

        return explain(self.theory, triple_meant(subject, predicate, value, self.theory.graph, self.name_index), limit)

    def show(self, entity: str) -> Card:
        """Return the card of a thing: names, facts in order of date, disputes, each with its citations."""
        from kg.cards import card_of
        from kg.rdf.graph import Graph

        authored, gazetteer = (Graph(self.built.layer(name)) for name in ("authored", "gazetteer"))
        looked_up = None if self.view == "asserted" else gazetteer
        return card_of(self.resolve(entity), self.graph, authored, self.texts, looked_up)

    def account(self, entity: str, language: str | None = None) -> Account:
        """Return what is told of a thing in plain sentences, each with its passages; in the project's first language.

        Raises KgError when the words or the plan in `ontology/accounts/` cannot be read.
        """
        from kg.languages import MAIN

        return self.show(entity).account(self.accounts, language or MAIN)

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
        facts that name both. Raises KgError for one and the same thing.
        """
        from kg.languages import MAIN

        pair = (self._tied(one), self._tied(other))
        if pair[0] == pair[1]:
            raise KgError(f"{one} and {other} are one and the same")
        return self.connections.between(pair, language or MAIN, limit=limit, bodies=bodies)

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

    @cached_property
    def edition(self) -> Edition:
        """The version of the graph and its year, as footnotes name them."""
        from kg.bibliography.edition import edition_of

        return edition_of(self.graph)

    def references(self, entity: str) -> list[Reference]:
        """Return what footnotes on a thing, fact, passage, section or document refer to: the first is on itself."""
        from kg.bibliography import references_of

        return references_of(self.graph, self.resolve(entity), lambda node: self.show(node.value).passages)

    def cite(self, entity: str, format: str = "citation", style: str = "chicago") -> str:  # noqa: A002
        """Return footnotes on something: text in a style (chicago, mla, gost), or bibtex or csl-json.

        A thing that cites no passages itself has a note as an entry of the graph, and one for each section that
        tells of it. Raises NotFoundError for a name that means nothing, KgError for an unknown style.
        """
        from kg.bibliography import written

        return written(self.references(entity), format, style, self.edition)

    def cite_rows(self, answer: Answer, format: str = "citation", style: str = "chicago") -> str:  # noqa: A002
        """Return a footnote for each row of an answer that was asked for with its evidence, as `cite` writes them."""
        from kg.bibliography import references_of_rows, written

        return written(references_of_rows(self.graph, answer.evidence or []), format, style, self.edition)

    def export(
        self,
        format: str = "turtle",  # noqa: A002
        *,
        layers: tuple[str, ...] = (),
        entity: str | None = None,
    ) -> str | bytes:
        """Return the graph: dataset formats have all layers, graph formats the view; or one thing alone.

        A workbook is bytes, all else is text.
        """
        from kg.build.layers import LAYERS
        from kg.export import DATASET_FORMATS, describe, write_dataset, write_graph
        from kg.rdf.graph import Graph
        from kg.rdf.resultformats import FILE_FORMATS
        from kg.rdf.store import graph_name, view_name

        if format in FILE_FORMATS and not layers and entity is None:
            return self._file(format)
        if layers and self.view != "accepted":
            raise KgError("layers are parts of the accepted view: ask for layers or for another view, not for both")
        context = self.built.project.ontology / "context.jsonld"
        if entity is not None:
            node = self.resolve(entity)
            parts = (Graph(self.built.layer(layer)) for layer in ("authored", "sources", "ontology"))
            return write_graph(describe(node, *parts), format, context)
        if layers and format not in DATASET_FORMATS:
            return write_graph([t for layer in layers for t in self.built.layer(layer)], format, context)
        if format in DATASET_FORMATS and self.view == "accepted":
            return write_dataset({graph_name(n): self.built.layer(n) for n in layers or LAYERS}, format, context)
        if format in DATASET_FORMATS:
            return write_dataset({view_name(self.view): self.built.triples(self.view)}, format, context)
        return write_graph(self.built.triples(self.view), format, context)

    def frame(self, entity: str) -> str:
        """Return a JSON-LD frame by which a processor makes one tree of what is told of a thing."""
        import json

        from kg.export.frames import frame_of
        from kg.rdf.namespaces import kind_of

        node = self.resolve(entity)
        context = json.loads((self.built.project.ontology / "context.jsonld").read_text(encoding="utf-8"))["@context"]
        frame = frame_of(kind_of(node.value), self._layers.values(), context)
        return json.dumps({**frame, "id": node.value}, ensure_ascii=False, indent=1) + "\n"

    def profile(self, name: str, format: str = "turtle", entity: str | None = None) -> str:  # noqa: A002
        """Return the view in the vocabulary of a profile of `ontology/exports/`, or what is said there of one thing.

        Raises NotFoundError for an unknown profile, KgError where the format cannot hold its named graphs.
        """
        from kg.export.profiles import about, find_profile, write_profile

        profile = find_profile(self.built.project.ontology, name)
        quads, prefixes = self._quads_of(profile)
        if entity is not None:
            quads = about(quads, self.resolve(entity))
        return write_profile(quads, prefixes, format)

    def _quads_of(self, profile: Profile) -> tuple[list[Quad], dict[str, str]]:
        from kg.export.profiles import QUESTIONS, quads_of
        from kg.rdf.store import view_name

        if profile.name != QUESTIONS:
            return quads_of(profile, self.built.store(self.view), view_name(self.view))
        from pyoxigraph import Quad

        from kg.queries.executables import VOCABULARY, executables

        questions = [query for query in self.catalogue if not query.name.startswith("checks/")]
        return [Quad(t.subject, t.predicate, t.object) for t in executables(questions)], VOCABULARY

    def _file(self, format: str) -> str | bytes:  # noqa: A002
        """Return the view for a spreadsheet, a network program or a map."""
        from kg.export.map import map_of
        from kg.export.network import network_of
        from kg.export.tables.sheets import tables_workbook

        if format == "xlsx":
            return tables_workbook(self.records, self.description)
        return network_of(self.records) if format == "graphml" else map_of(self.records)

    def tables(self, bom: bool = False) -> dict[str, bytes]:
        """Return the view as tables: the content of each file by its name, CSV with what describes it."""
        from kg.export.tables import folder_files

        return folder_files(self.records, self.description, bom)

    def answer_file(self, answer: Answer, format: str, title: str = "answer") -> str | bytes:  # noqa: A002
        """Return an answer for a spreadsheet (xlsx), a network program (graphml) or a map (geojson).

        Raises KgError where the columns do not fit the format.
        """
        from kg.queries.files import answer_file

        return answer_file(answer, format, self.records, self.description, title)
