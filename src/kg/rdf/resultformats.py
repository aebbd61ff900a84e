"""The formats of the results of queries: the four of SPARQL 1.1, two for people, other programs', and footnotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.rdf.formats import RDF_FORMATS, Format

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import QueryResultsFormat

__all__ = [
    "CITATION_FORMATS",
    "CITATION_STYLES",
    "FILE_FORMATS",
    "RESULT_FORMATS",
    "STANDARD_RESULTS",
    "ResultSyntax",
    "format_of_file",
]


@dataclass(frozen=True)
class ResultSyntax(Format):
    """A format of rows.

    `engine_name` is what pyoxigraph calls it, if it knows it; `rows_only` tells that it has no truth values.
    """

    engine_name: str = ""
    rows_only: bool = False

    @property
    def engine(self) -> QueryResultsFormat:
        """Return what pyoxigraph writes it by; imported late, for the web process has no need of it."""
        from pyoxigraph import QueryResultsFormat

        return getattr(QueryResultsFormat, self.engine_name)  # type: ignore[no-any-return]


_UNIQUE = "http://www.w3.org/ns/formats/SPARQL_Results_"
_SYNTAXES = (
    ResultSyntax(
        "json",
        "JSON",
        ("json", "srj"),
        ("application/sparql-results+json",),
        "https://www.w3.org/TR/sparql11-results-json/",
        generic=("application/json",),
        unique_name=f"{_UNIQUE}JSON",
        engine_name="JSON",
    ),
    ResultSyntax(
        "xml",
        "XML",
        ("xml", "srx"),
        ("application/sparql-results+xml",),
        "https://www.w3.org/TR/rdf-sparql-XMLres/",
        generic=("application/xml", "text/xml"),
        unique_name=f"{_UNIQUE}XML",
        engine_name="XML",
    ),
    ResultSyntax(
        "csv",
        "CSV",
        ("csv",),
        ("text/csv",),
        "https://www.w3.org/TR/sparql11-results-csv-tsv/",
        unique_name=f"{_UNIQUE}CSV",
        engine_name="CSV",
        rows_only=True,
    ),
    ResultSyntax(
        "tsv",
        "TSV",
        ("tsv",),
        ("text/tab-separated-values",),
        "https://www.w3.org/TR/sparql11-results-csv-tsv/",
        unique_name=f"{_UNIQUE}TSV",
        engine_name="TSV",
        rows_only=True,
    ),
    ResultSyntax("md", "Markdown", ("md",), ("text/markdown",), "https://www.rfc-editor.org/rfc/rfc7763"),
    ResultSyntax("table", "table", ("txt",), ("text/plain",), "https://www.rfc-editor.org/rfc/rfc2046#section-4.1.3"),
)
_FILES = (
    Format(
        "xlsx",
        "workbook",
        ("xlsx",),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        "https://ecma-international.org/publications-and-standards/standards/ecma-376/",
    ),
    Format("graphml", "GraphML", ("graphml",), ("application/graphml+xml",), "http://graphml.graphdrawing.org/"),
    Format("geojson", "GeoJSON", ("geojson",), ("application/geo+json",), "https://www.rfc-editor.org/rfc/rfc7946"),
)
_CITATIONS = (
    Format(
        "citation",
        "footnotes",
        ("note",),
        ("text/x-bibliography",),
        "https://citation.doi.org/docs.html",
    ),
    Format("bibtex", "BibTeX", ("bib",), ("application/x-bibtex",), "https://ctan.org/pkg/bibtex"),
    Format(
        "csl-json",
        "CSL-JSON",
        ("csljson",),
        ("application/vnd.citationstyles.csl+json",),
        "https://docs.citationstyles.org/en/stable/specification.html",
    ),
)
CITATION_FORMATS: Mapping[str, Format] = {form.name: form for form in _CITATIONS}
"""What footnotes are written in: text in a style, and two for reference managers."""
CITATION_STYLES = ("chicago", "mla", "gost")
"""The styles of the text, the usual one first."""
FILE_FORMATS: Mapping[str, Format] = {form.name: form for form in _FILES}
"""What opens in spreadsheets, network programs and maps; not every answer fits into each."""
RESULT_FORMATS: Mapping[str, ResultSyntax] = {syntax.name: syntax for syntax in _SYNTAXES}
STANDARD_RESULTS = tuple(syntax for syntax in _SYNTAXES if syntax.engine_name)


def format_of_file(path: Path) -> Format | None:
    """Return the format that a file's ending tells, whether of RDF or of results."""
    ending = path.suffix.lower().removeprefix(".")
    known = (*RDF_FORMATS.values(), *_SYNTAXES, *_FILES, *_CITATIONS)
    return next((form for form in known if ending in form.suffixes), None)
