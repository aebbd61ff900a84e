"""Reading RDF as its specifications have it where the engine's parser falls short of them.

Text: a byte order mark is no part of it, and UTF-16 is decoded by it. RDF/XML: `xml:lang=""` is no language (RDF/XML
1.1, section 2.7). N-Triples, N-Quads: a line may say the version of RDF (RDF 1.2), a label may have colons (RDF 1.1).
JSON-LD: the order of keys says nothing (JSON-LD 1.1, section 9), so the keys that the engine wants first are put first,
and a value may say that it has no language (9.5); what the engine does not know is left to rdflib.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kg.rdf.contexts import refuse_remote_contexts
from kg.rdf.plainxml import NO_LANGUAGE, syntax_error

if TYPE_CHECKING:
    from pyoxigraph import Quad

__all__ = [
    "decoded",
    "in_canonical_json",
    "json_in_order",
    "quads_by_rdflib",
    "refuse_deep_triple_terms",
    "without_colons",
    "without_no_language",
    "without_version",
]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ABSENT = ("@language", "@direction")
_VERSION = re.compile(rb"""^[ \t]*VERSION[ \t]*(?:"[^"\r\n]*"|'[^'\r\n]*')[ \t]*(?:#[^\r\n]*)?\r?$""", re.MULTILINE)
_LABEL_WITH_COLON = re.compile(rb"(?:^|[\s.>])_:[^\s<>\"]*:", re.MULTILINE)
_TERM = re.compile(rb"""(<[^>\n]*>|"(?:[^"\\\n]|\\.)*"|\#[^\n]*)|_:([^\s<>"]+)""")
_DEEPEST = 100
_NESTING = re.compile(
    rb'''"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*\''''
    rb"|<[^<>\s]*>|<<|>>|#[^\n]*",
    re.DOTALL,
)
_FIRST_KEYS = ("@context", "@type", "@id", "@graph")


def decoded(content: bytes) -> bytes:
    """Return text as UTF-8 without a byte order mark."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding).removeprefix("\ufeff").encode()
            except UnicodeDecodeError as error:
                raise ValueError(f"the byte order mark says {encoding.upper()}, and the rest is not: {error}") from None
    return content


def without_version(content: bytes) -> bytes:
    """Return N-Triples or N-Quads without the lines that say a version (RDF 1.2, VERSION), places kept."""
    return _VERSION.sub(b"", content)


def without_colons(content: bytes) -> bytes:
    """Return N-Triples or N-Quads without colons in labels of blank nodes (N-Triples 1.1, PN_CHARS_U)."""
    if not _LABEL_WITH_COLON.search(content):
        return content
    mark = b"__"
    while mark in content:
        mark += b"_"
    return _TERM.sub(lambda term: term[1] or b"_:" + term[2].replace(b":", mark), content)


def refuse_deep_triple_terms(content: bytes) -> None:
    """Raise ValueError for triple terms (RDF 1.2) within each other that end the engine, which is recursive in them."""
    if content.count(b"<<") <= _DEEPEST:
        return
    depth = 0
    for mark in _NESTING.finditer(content):
        depth += (mark[0] == b"<<") - (mark[0] == b">>")
        if depth > _DEEPEST:
            raise ValueError(f"triple terms are nested deeper than {_DEEPEST}")


def without_no_language(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield quads with the literals under `xml:lang=""` as plain ones; a language type without language is an error."""
    from pyoxigraph import Literal, Quad

    for quad in quads:
        value = quad.object
        if isinstance(value, Literal) and value.language == NO_LANGUAGE:
            yield Quad(quad.subject, quad.predicate, Literal(value.value), quad.graph_name)
            continue
        if isinstance(value, Literal) and not value.language and value.datatype.value.endswith("#langString"):
            raise ValueError(f"“{value.value}” is of the type rdf:langString and has no language: give it xml:lang")
        yield quad


def json_in_order(content: bytes) -> bytes:
    """Return JSON with the keys first that the engine wants first; ValueError where it is no JSON."""
    try:
        found = _loaded(content, _ordered)
    except json.JSONDecodeError as error:
        raise syntax_error(f"Parser error at line {error.lineno}: {error.msg}", error.lineno, error.colno) from None
    except RecursionError:
        raise ValueError("the JSON is nested too deeply to be read") from None
    return _written(found).encode()


def _loaded(content: bytes | str, object_of: Callable[[list[tuple[str, Any]]], Any]) -> Any:
    return json.loads(
        content, object_pairs_hook=object_of, parse_float=_Number, parse_int=_Number, parse_constant=_no_number
    )


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


class _Number(str):
    """A number as it was written."""

    __slots__ = ()


class _Object(list[tuple[str, Any]]):
    """An object as its pairs."""


def _ordered(pairs: list[tuple[str, Any]]) -> _Object:
    def rank(pair: tuple[str, Any]) -> int:
        return _FIRST_KEYS.index(pair[0]) if pair[0] in _FIRST_KEYS else len(_FIRST_KEYS)

    said = {key for key, _ in pairs}
    absent = [pair for pair in pairs if pair[0] in _ABSENT and pair[1] is None and "@value" in said]
    return _Object(sorted([pair for pair in pairs if pair not in absent], key=rank))


def _written(value: Any, ensure_ascii: bool = True) -> str:
    if isinstance(value, _Object):
        pairs = (f"{json.dumps(key, ensure_ascii=ensure_ascii)}:{_written(each, ensure_ascii)}" for key, each in value)
        return "{" + ",".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_written(each, ensure_ascii) for each in value) + "]"
    return str(value) if isinstance(value, _Number) else json.dumps(value, ensure_ascii=ensure_ascii)


def in_canonical_json(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield quads, their literals of JSON with keys in the order of UTF-16 code units (RFC 8785, section 3.2.3)."""
    from pyoxigraph import Literal, Quad

    for quad in quads:
        value = quad.object
        if isinstance(value, Literal) and value.datatype.value.endswith("#JSON") and not value.value.isascii():
            pairs = _loaded(value.value, _by_code_units)
            text = Literal(_written(pairs, ensure_ascii=False), datatype=value.datatype)
            yield Quad(quad.subject, quad.predicate, text, quad.graph_name)
        else:
            yield quad


def _by_code_units(pairs: list[tuple[str, Any]]) -> _Object:
    return _Object(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass")))


def quads_by_rdflib(content: bytes, base: str | None) -> Iterator[Quad]:
    """Yield the quads that rdflib reads in JSON-LD; a context that would have to be fetched is an error."""
    import rdflib
    from pyoxigraph import DefaultGraph, Quad

    from kg.rdf.interchange import term_from_rdflib

    refuse_remote_contexts(content)
    dataset = rdflib.Dataset()
    normalises, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        dataset.parse(data=content, format="json-ld", publicID=base)
    finally:
        rdflib.NORMALIZE_LITERALS = normalises
    for subject, predicate, value, graph in dataset.quads():
        name: Any = DefaultGraph() if graph in (None, dataset.default_graph.identifier) else term_from_rdflib(graph)
        terms: list[Any] = [term_from_rdflib(term) for term in (subject, predicate, value)]
        yield Quad(terms[0], terms[1], terms[2], name)
