"""What XML 1.0 cannot hold, told before it is written: characters (production 2, Char) and names of properties.

RDF/XML writes a property as the name of an element (RDF/XML 1.1, section 8), so its IRI must end in an XML name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO
from xml.parsers import expat

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

from kg.errors import KgError

__all__ = ["UnfitError", "XmlStream", "safe_xml", "with_xml_names"]

_UNFIT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|\xed[\xa0-\xbf]")
_LONGEST = 3


class UnfitError(KgError, ValueError):
    """Something that a format cannot hold."""


def safe_xml(document: bytes) -> bytes:
    """Return a document with carriage returns as references, for a reader takes a bare one for an end of line.

    Raises UnfitError for a character that XML does not have.
    """
    if found := _UNFIT.search(document):
        code = ord(found[0].decode("utf-8", "surrogatepass"))
        raise UnfitError(f"XML 1.0 has no character U+{code:04X}: choose another format")
    return document.replace(b"\r", b"&#13;")


class XmlStream:
    """A stream that passes on XML made safe, in pieces as they come."""

    def __init__(self, stream: BinaryIO):
        self._stream = stream
        self._rest = b""

    def write(self, data: bytes) -> int:
        """Pass data on, but for a few last bytes, which may be the beginning of a character."""
        text = self._rest + data
        cut = max(0, len(text) - _LONGEST + 1)
        while cut and text[cut : cut + 1] and text[cut] & 0xC0 == 0x80:
            cut -= 1
        self._rest = text[cut:]
        self._stream.write(safe_xml(text[:cut]))
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is left is passed on at the end."""

    def close(self) -> None:
        """Pass on what is left; the stream below stays open."""
        self._stream.write(safe_xml(self._rest))
        self._rest = b""


def with_xml_names(content: Iterable[Any]) -> Iterator[Any]:
    """Yield triples or quads, or raise UnfitError for a property that is no name of an element."""
    for each in content:
        if not _has_xml_name(each.predicate.value):
            raise UnfitError(f"the property <{each.predicate.value}> ends in no XML name: choose another format")
        yield each


@lru_cache(maxsize=4096)
def _has_xml_name(predicate: str) -> bool:
    """Tell whether an XML parser takes what is written for a property; the two differ in what they hold for a name."""
    triple = Triple(NamedNode("urn:x"), NamedNode(predicate), Literal(""))
    written = serialize([triple], format=RdfFormat.RDF_XML) or b""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(written, True)
    except expat.ExpatError:
        return False
    return True
