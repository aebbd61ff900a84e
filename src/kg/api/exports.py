"""Taking it away: RDF, one thing, frames, the vocabularies of others, tables and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.api.view import View
from kg.errors import KgError

if TYPE_CHECKING:
    from pyoxigraph import Quad

    from kg.export.profiles import Profile

__all__ = ["Exports"]


class Exports(View):
    """The view for other programs: RDF, frames, profiles, tables, files."""

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
