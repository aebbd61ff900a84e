"""The formats of RDF: one table with names, file endings, media types, what each can hold, and who reads and writes it.

A format of results of queries is a `Format` too; their table stands beside this one (`resultformats`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kg.errors import KgError

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Quad, RdfFormat, Triple

__all__ = ["DATASETS", "GZIP", "RDF_FORMATS", "Format", "RdfSyntax", "media_types", "named_formats", "rdf_format"]


@dataclass(frozen=True)
class Format:
    """A format: what it is called, its file endings and media types (the usual one first), its specification.

    `generic` are media types that mean it only where nothing else of that type is on offer, as `application/json` means
    JSON-LD for a graph; `unique_name` is its IRI (W3C, Unique URIs for File Formats).
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_types: tuple[str, ...]
    specification: str
    generic: tuple[str, ...] = ()
    unique_name: str = ""

    @property
    def suffix(self) -> str:
        """Return the usual file ending, without its full stop."""
        return self.suffixes[0]

    @property
    def media_type(self) -> str:
        """Return the usual media type."""
        return self.media_types[0]

    @property
    def others(self) -> tuple[str, ...]:
        """Return the other media types that mean it."""
        return self.media_types[1:]

    @property
    def names(self) -> tuple[str, ...]:
        """Return all by which it can be asked for: name, file endings, media types."""
        return (self.name, *self.suffixes, *self.media_types)


_MAP_OF_TYPES = "@type must be the first key"
"""What the engine says of a map by types (JSON-LD 1.1, section 4.6.4), which it does not know; rdflib does."""


@dataclass(frozen=True)
class RdfSyntax(Format):
    """A format of RDF; `engine_name` is what pyoxigraph calls it.

    `several` tells whether it can hold several graphs, `abbreviates` whether its names are written with prefixes, and
    `takes_prefixes` whether it can say prefixes at all.
    """

    engine_name: str = ""
    several: bool = False
    abbreviates: bool = False
    takes_prefixes: bool = False

    @property
    def engine(self) -> RdfFormat:
        """Return what pyoxigraph reads and writes it by; imported late, for the web process has no need of it."""
        from pyoxigraph import RdfFormat

        return getattr(RdfFormat, self.engine_name)  # type: ignore[no-any-return]

    def read(self, content: bytes, base: str | None = None) -> Iterator[Quad]:
        """Yield the quads of some text, each once; raise SyntaxError or ValueError where it is not of this format."""
        try:
            return iter(dict.fromkeys(self._read(content, base)))
        except RecursionError:
            raise ValueError("it is nested too deeply to be read") from None
        except MemoryError as error:
            raise ValueError(f"a term is longer than can be read ({error})") from None

    def prefixes(self, content: bytes) -> dict[str, str]:
        """Return the prefixes that some text declares, where the format has any."""
        from pyoxigraph import parse

        from kg.rdf.reading import decoded

        found = parse(decoded(content), format=self.engine, without_named_graphs=False, lenient=True)
        for _ in found:
            pass
        return dict(found.prefixes)

    def _read(self, content: bytes, base: str | None) -> Iterator[Quad]:
        from pyoxigraph import parse

        from kg.rdf import contexts, reading
        from kg.rdf.plainxml import plain_xml

        if self.engine_name == "RDF_XML":
            text = plain_xml(content)
            return reading.without_no_language(parse(text, format=self.engine, base_iri=base))
        text = reading.decoded(content)
        if self.engine_name in ("N_TRIPLES", "N_QUADS"):
            text = reading.without_colons(reading.without_version(text))
        if self.engine_name != "JSON_LD":
            reading.refuse_deep_triple_terms(text)
            return parse(text, format=self.engine, base_iri=base)
        text = reading.json_in_order(text)
        contexts.refuse_nullified_contexts(text)
        try:
            return reading.in_canonical_json(list(parse(text, format=self.engine, base_iri=base)))
        except (SyntaxError, ValueError) as error:
            contexts.refuse_remote_contexts(text)
            if _MAP_OF_TYPES not in str(error):
                raise
            try:
                return iter(list(reading.quads_by_rdflib(text, base)))
            except Exception:  # rdflib has no common class of errors; the engine's error is the better told
                raise error from None

    def write(self, content: Iterable[Quad] | Iterable[Triple], prefixes: Mapping[str, str] | None = None) -> bytes:
        """Return triples or quads in the order in which they come, with prefixes where the format can say them."""
        from pyoxigraph import serialize

        said = dict(prefixes) if prefixes and self.takes_prefixes else None
        if self.engine_name != "RDF_XML":
            return serialize(content, format=self.engine, prefixes=said) or b""
        from kg.rdf.xmlsafe import safe_xml, with_xml_names

        return safe_xml(serialize(with_xml_names(content), format=self.engine, prefixes=said) or b"")


_UNIQUE = "http://www.w3.org/ns/formats/"
_SYNTAXES = (
    RdfSyntax(
        "turtle",
        "Turtle",
        ("ttl",),
        ("text/turtle", "application/x-turtle", "application/turtle", "text/n3", "text/rdf+n3"),
        "https://www.w3.org/TR/turtle/#sec-mime",
        unique_name=f"{_UNIQUE}Turtle",
        engine_name="TURTLE",
        abbreviates=True,
        takes_prefixes=True,
    ),
    RdfSyntax(
        "ntriples",
        "N-Triples",
        ("nt",),
        ("application/n-triples",),
        "https://www.w3.org/TR/n-triples/#n-triples-mediatype",
        generic=("text/plain",),
        unique_name=f"{_UNIQUE}N-Triples",
        engine_name="N_TRIPLES",
    ),
    RdfSyntax(
        "jsonld",
        "JSON-LD",
        ("jsonld",),
        ("application/ld+json",),
        "https://www.w3.org/TR/json-ld11/#iana-considerations",
        generic=("application/json",),
        unique_name=f"{_UNIQUE}JSON-LD",
        engine_name="JSON_LD",
        several=True,
        takes_prefixes=True,
    ),
    RdfSyntax(
        "rdfxml",
        "RDF/XML",
        ("rdf", "owl"),
        ("application/rdf+xml",),
        "https://www.w3.org/TR/rdf-syntax-grammar/#section-MIME-Type",
        generic=("application/xml",),
        unique_name=f"{_UNIQUE}RDF_XML",
        engine_name="RDF_XML",
        takes_prefixes=True,
    ),
    RdfSyntax(
        "trig",
        "TriG",
        ("trig",),
        ("application/trig",),
        "https://www.w3.org/TR/trig/#sec-mediaReg",
        unique_name=f"{_UNIQUE}TriG",
        engine_name="TRIG",
        several=True,
        abbreviates=True,
        takes_prefixes=True,
    ),
    RdfSyntax(
        "nquads",
        "N-Quads",
        ("nq",),
        ("application/n-quads",),
        "https://www.w3.org/TR/n-quads/#sec-mediatype",
        unique_name=f"{_UNIQUE}N-Quads",
        engine_name="N_QUADS",
        several=True,
    ),
)
RDF_FORMATS: Mapping[str, RdfSyntax] = {syntax.name: syntax for syntax in _SYNTAXES}
# JSON-LD comes last: it is the slowest to read.
GZIP = ".gz"
"""How the name of a packed file ends."""
DATASETS = tuple(sorted((s for s in _SYNTAXES if s.several), key=lambda syntax: syntax.name == "jsonld"))


_Known = TypeVar("_Known", bound=Format)


def media_types(formats: Iterable[_Known]) -> dict[str, _Known]:
    """Return formats by their media types: the usual ones first, those that mean them only in this company last."""
    known = tuple(formats)
    usual = ((form.media_type, form) for form in known)
    others = ((media_type, form) for form in known for media_type in form.others)
    generic = ((media_type, form) for form in known for media_type in form.generic)
    return _first_of(*usual, *others, *generic)


def named_formats(formats: Iterable[_Known]) -> dict[str, _Known]:
    """Return formats by all their names; where two bear the same one, the first has it."""
    return _first_of(*((name, form) for form in formats for name in form.names))


def _first_of(*pairs: tuple[str, _Known]) -> dict[str, _Known]:
    found: dict[str, _Known] = {}
    for name, form in pairs:
        found.setdefault(name, form)
    return found


def rdf_format(name: str | None, path: Path | None = None) -> RdfSyntax:
    """Return the format of RDF of a name, else of a file's ending (before .gz, if it is packed); none is an error."""
    if path and path.suffix == GZIP:
        path = path.with_suffix("")
    ending = path.suffix.lower().removeprefix(".") if path else ""
    found = next((form for form in _SYNTAXES if (form.name == name if name else ending in form.suffixes)), None)
    if found is not None:
        return found
    known = ", ".join(RDF_FORMATS)
    if name is None:
        endings = ", ".join(f".{suffix}" for form in _SYNTAXES for suffix in form.suffixes)
        raise KgError(f"{path or 'standard input'}: its name does not tell the format: it would end in {endings}")
    raise KgError(f"{name} is no RDF format; there are: {known}")
