"""Which elements of RDF/XML are nodes and which are properties, and what attributes each can have (section 7.2).

Nodes and properties alternate, as stripes do, but within `rdf:parseType="Resource"`. The engine's parser passes over
attributes that stand in the wrong place; what they were meant to say would be lost.
"""

from __future__ import annotations

from collections.abc import Collection

__all__ = ["Stripes"]

_WITHDRAWN = ("bagID", "aboutEach", "aboutEachPrefix")
_ELEMENTS = ("RDF", "Description", "li")
_ELSEWHERE = ("about", "datatype", "nodeID", "resource")
_NAMING = ("ID", "about", "nodeID")
_ENDING = ("datatype", "nodeID", "resource")
_OF_PROPERTIES = ("datatype", "parseType", "resource")
_BESIDE = ("ID", "annotation", "annotationNodeID", "parseType", "version")


class Stripes:
    """The elements that are open: for each, whether those in it are nodes, and whether it has a datatype."""

    def __init__(self) -> None:
        self._open: list[tuple[bool, bool]] = []

    @property
    def expect_node(self) -> bool:
        """Tell whether the next element is a node."""
        return not self._open or self._open[-1][0]

    def open(self, is_rdf: bool, said: Collection[str], parse_type: str = "") -> None:
        """Take note of an element with some attributes of RDF; `is_rdf` tells that it is `rdf:RDF` itself."""
        node = self.expect_node
        within_nodes = not node and parse_type != "Resource"
        self._open.append((within_nodes or (is_rdf and not self._open), not node and "datatype" in said))

    def close(self) -> None:
        """Take note of the end of an element."""
        self._open.pop()

    def fault(self, is_rdf: bool, said: Collection[str], others: Collection[str]) -> str | None:
        """Return what is wrong with the attributes of the next element, if anything (5.1, 6.1.4, 7.2.2 to 7.2.21).

        `said` are the names of its attributes of RDF, `others` the names of those that state properties.
        """
        names = set(said)
        for name in sorted(names & {*_WITHDRAWN}):
            return f"rdf:{name} is no longer part of RDF/XML"
        for name in sorted(names & {*_ELEMENTS}):
            return f"rdf:{name} is the name of an element and cannot be an attribute"
        if is_rdf and not self._open:
            return None
        return self._fault_of_node(names) if self.expect_node else _fault_of_property(names, others)

    def _fault_of_node(self, names: set[str]) -> str | None:
        if self._open and self._open[-1][1]:
            return "a property with rdf:datatype has text in it, and no element"
        for name in sorted(names & {*_OF_PROPERTIES}):
            return f"rdf:{name} belongs to a property; this element is a node"
        return _both(names, _NAMING, "says which node this is")


def _fault_of_property(names: set[str], others: Collection[str]) -> str | None:
    if "parseType" in names:
        for name in sorted(names & {*_ELSEWHERE}):
            return f"rdf:{name} cannot stand beside rdf:parseType"
        for name in sorted({*others, *(f"rdf:{name}" for name in names - {*_BESIDE})}):
            return f"the attribute {name} cannot stand beside rdf:parseType"
    if "about" in names:
        return "rdf:about belongs to a node; this element is a property: its value is told by rdf:resource"
    return _both(names, _ENDING, "says what the value is")


def _both(names: set[str], exclusive: tuple[str, ...], what: str) -> str | None:
    """Return a sentence for two attributes of which an element has one at most."""
    found = [f"rdf:{name}" for name in exclusive if name in names]
    return f"{found[0]} and {found[1]} cannot stand together: each {what}" if len(found) > 1 else None
