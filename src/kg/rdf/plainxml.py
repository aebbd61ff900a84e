"""RDF/XML as elements, attributes and text alone, which is what the engine's parser reads.

An XML parser has the first word, so that CDATA, comments, entities, encodings and ends of lines are XML's (XML 1.0,
sections 2.7, 2.5, 4.4, 4.3.3, 2.11). Literals of XML are written in exclusive canonical form (RDF/XML 1.1, 7.2.17), and
so is what stands under a parse type that nobody knows (7.2.20).
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kg.rdf.stripes import Stripes

if TYPE_CHECKING:
    from hashlib import _Hash as Hash
    from xml.parsers.expat import XMLParserType

__all__ = ["NO_LANGUAGE", "plain_xml", "syntax_error"]

NO_LANGUAGE = "x-kg-none"
"""The language that stands for `xml:lang=""`, until the triples are read."""
_WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_LINES = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DEEPEST = 1_000
_KNOWN = ("Resource", "Collection")
_OF_NEXT = "Triple"  # a parse type of RDF 1.2, unknown before it (RDF 1.2 XML Syntax, 2.19)
_NEXT = "1.2"
_AROUND = "kg-around"  # a prefix that canonical form takes away again

Scope = dict[str, str]
_Said = dict[str, tuple[str, str]]
"""Attributes of RDF by their local names: each as it is written, and its value."""


def plain_xml(content: bytes) -> bytes:
    """Return the same XML in UTF-8 with elements, attributes and text alone.

    What is not well-formed is a SyntaxError, and so is an entity that stands in another file, which is not fetched.
    """
    from xml.parsers import expat

    is_wide = content.startswith(_WIDE)
    parser = expat.ParserCreate("utf-8" if is_wide else None)
    writer = _Writer(parser, sha256(content))
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = writer.open
    parser.EndElementHandler = writer.close
    parser.SkippedEntityHandler = lambda name, _: writer.refuse_entity(name)
    parser.ExternalEntityRefHandler = lambda names, *_: writer.refuse_entity(names.rpartition("\f")[2])
    parser.CharacterDataHandler = writer.say
    parser.CommentHandler = writer.comment
    parser.ProcessingInstructionHandler = writer.instruct
    try:
        parser.Parse(content.decode("utf-32").encode() if is_wide else content, True)
    except expat.ExpatError as error:
        message = f"Parser error at line {error.lineno}: {expat.ErrorString(error.code)}"
        raise syntax_error(message, error.lineno, error.offset + 1) from None
    return "".join(writer.parts).encode()


def syntax_error(message: str, line: int, column: int) -> SyntaxError:
    """Return an error at a place of a file."""
    found = SyntaxError(message)
    found.lineno, found.offset = line, column
    return found


@dataclass
class _Literal:
    """A literal of XML that is being read: how deep its property element lies, what may be named, what came so far."""

    depth: int
    scope: Scope
    parts: list[str] = field(default_factory=list)


@dataclass
class _Writer:
    """Writes what the parser meets, and knows the prefixes and the version of RDF that hold there.

    `digest` is that of the document, for names of blank nodes that it does not name itself.
    """

    parser: XMLParserType
    digest: Hash
    parts: list[str] = field(default_factory=lambda: ['<?xml version="1.0" encoding="UTF-8"?>'])
    scopes: list[Scope] = field(default_factory=lambda: [{}])
    versions: list[str] = field(default_factory=lambda: [""])
    stripes: Stripes = field(default_factory=Stripes)
    literal: _Literal | None = None

    def open(self, name: str, attributes: list[str]) -> None:
        if len(self.scopes) > _DEEPEST:
            raise self._error(f"elements stand within each other deeper than {_DEEPEST:,}")
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        self.scopes.append(_inner(self.scopes[-1], pairs))
        if self.literal is not None:
            self.literal.parts.append(f"<{name}{_written(pairs)}>")
            return
        said = self._of_rdf(pairs)
        pairs = self._checked(name, pairs, said)
        self.versions.append(said["version"][1] if "version" in said else self.versions[-1])
        parse_type = said["parseType"][1] if "parseType" in said else ""
        if parse_type and not self._knows(parse_type):
            self.literal = _Literal(len(self.scopes), self.scopes[-1])
            pairs = [(key, value) if key != said["parseType"][0] else _typed(key) for key, value in pairs]
        pairs = [(key, NO_LANGUAGE if key == "xml:lang" and not value else value) for key, value in pairs]
        self.parts.append(f"<{name}{_written(pairs)}>")

    def _checked(self, name: str, pairs: list[tuple[str, str]], said: _Said) -> list[tuple[str, str]]:
        """Return the attributes of an element, which have their places; name the value that has but a type."""
        is_rdf = self._is_of_rdf(name, "RDF")
        states = [key for key, _ in pairs if ":" in key and not key.startswith(("xml", "its:"))]
        others = set(states) - {key for key, _ in said.values()}
        if fault := self.stripes.fault(is_rdf, said, others):
            raise self._error(fault)
        if not self.stripes.expect_node and "type" in said and not {"resource", "nodeID"} & {*said}:
            pairs = [*pairs, (said["type"][0].replace("type", "nodeID"), self._label(f" {len(self.parts)}"))]
        elif "nodeID" in said and said["nodeID"][1].endswith("."):
            pairs = [(key, self._label(value) if key == said["nodeID"][0] else value) for key, value in pairs]
        self.stripes.open(is_rdf, said, said["parseType"][1] if "parseType" in said else "")
        return pairs

    def _label(self, what: str) -> str:
        """Return a label for what has none, or one that no other format can write; it looks as if an engine gave it."""
        digest = self.digest.copy()
        digest.update(what.encode())
        return f"a{digest.hexdigest()[:27]}"

    def _knows(self, parse_type: str) -> bool:
        return parse_type in _KNOWN or (parse_type == _OF_NEXT and self.versions[-1] == _NEXT)

    def _is_of_rdf(self, name: str, local: str) -> bool:
        prefix, _, last = name.rpartition(":")
        return last == local and self.scopes[-1].get(prefix) == _RDF

    def close(self, name: str) -> None:
        if self.literal is not None and self.literal.depth == len(self.scopes):
            self.parts.append(escape(self._canonical(self.literal)))
            self.literal = None
        if self.literal is None:
            self.stripes.close()
            self.versions.pop()
        self.scopes.pop()
        self._put(f"</{name}>")

    def say(self, text: str) -> None:
        self._put(escape(text, {"\r": "&#13;"}))

    def comment(self, text: str) -> None:
        if self.literal is not None:
            self.literal.parts.append(f"<!--{text}-->")

    def instruct(self, target: str, text: str) -> None:
        if self.literal is not None:
            self.literal.parts.append(f"<?{target} {text}?>")

    def refuse_entity(self, name: str) -> int:
        raise self._error(f"the entity {name} stands in another file, which is not fetched: write out what it means")

    def _put(self, text: str) -> None:
        (self.parts if self.literal is None else self.literal.parts).append(text)

    def _of_rdf(self, pairs: Iterable[tuple[str, str]]) -> _Said:
        """Return the attributes of RDF by their names, each as it is written and its value."""
        parted = ((key.rpartition(":"), value) for key, value in pairs)
        return {
            name: (f"{prefix}:{name}", value)
            for (prefix, _, name), value in parted
            if prefix and self.scopes[-1].get(prefix) == _RDF
        }

    def _canonical(self, literal: _Literal) -> str:
        """Return the content of a literal in canonical form, with the declarations that it needs and no others."""
        from xml.etree.ElementTree import canonicalize

        text = "".join(literal.parts)
        used = {name: iri for name, iri in literal.scope.items() if not name or f"{name}:" in text}
        declared = [(f"xmlns:{prefix}" if prefix else "xmlns", iri) for prefix, iri in used.items()]
        around = f"{_AROUND}:xml"
        declarations = _written([*declared, (f"xmlns:{_AROUND}", "urn:x-around")])
        try:
            whole = canonicalize(f"<{around}{declarations}>{text}</{around}>", with_comments=True)
        except SyntaxError as error:
            raise self._error(f"in a literal of XML: {str(error).partition(':')[0]}") from None
        return whole.partition(">")[2].rpartition("<")[0]

    def _error(self, message: str) -> SyntaxError:
        return syntax_error(message, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)


def _inner(scope: Scope, pairs: Iterable[tuple[str, str]]) -> Scope:
    """Return the prefixes that hold within an element."""
    found = {key[6:]: value for key, value in pairs if key == "xmlns" or key.startswith("xmlns:")}
    return {**scope, **found} if found else scope


def _typed(parse_type: str) -> tuple[str, str]:
    """Return the attribute that gives a literal the type of XML, in the place of its parse type."""
    return f"{parse_type.rpartition(':')[0]}:datatype", f"{_RDF}XMLLiteral"


def _written(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f" {key}={quoteattr(value, _LINES)}" for key, value in pairs)
