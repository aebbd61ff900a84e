"""Sets of focus nodes as SPARQL patterns, so that one query checks them all (SHACL, section 2.1.3)."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.model import Shape, Targets
from kg.validation.shacl.vocabulary import RDF

__all__ = ["Focus", "TargetFocus", "ValueFocus", "class_pattern", "target_focus"]

FOCUS = "?\0"  # stands for the variable: no IRI and no literal can contain it


class Focus:
    """A set of nodes, given by a pattern that binds one variable."""

    def pattern(self, variable: str) -> str:
        """Return the SPARQL pattern that binds the variable (written with its question mark)."""
        raise NotImplementedError


@dataclass(frozen=True)
class TargetFocus(Focus):
    """The target nodes of a shape: the union of some patterns about `FOCUS`."""

    blocks: tuple[str, ...]

    def pattern(self, variable: str) -> str:
        """Return the only pattern, or the union of all of them."""
        blocks = [block.replace(FOCUS, variable) for block in self.blocks]
        return blocks[0] if len(blocks) == 1 else " UNION ".join(f"{{ {block} }}" for block in blocks)


@dataclass(frozen=True)
class ValueFocus(Focus):
    """The value nodes that a path reaches from other focus nodes, each once."""

    parent: Focus
    path: str

    def pattern(self, variable: str) -> str:
        """Return a sub-query: many nodes may share a value, which should be checked once."""
        origin = f"{variable}_"
        body = f"{self.parent.pattern(origin)} {origin} {self.path} {variable} ."
        return f"{{ SELECT DISTINCT {variable} WHERE {{ {body} }} }}"


def target_focus(shape: Shape, data: Dataset) -> TargetFocus | None:
    """Return the focus nodes that the targets of a shape select, or None if it has no target."""
    blocks = tuple(_blocks(shape.targets, data))
    return TargetFocus(blocks) if blocks else None


def _blocks(targets: Targets, data: Dataset) -> list[str]:
    """Return one pattern for each kind of target (2.1.3.1 to 2.1.3.5)."""
    found = []
    if targets.nodes:
        found.append(f"VALUES {FOCUS} {{ {' '.join(data.text(node) or '' for node in targets.nodes)} }}")
    if targets.classes:
        found.append(class_pattern(FOCUS, targets.classes, data))
    found += [f"{FOCUS} {predicate} {FOCUS}_object ." for predicate in targets.subjects_of]
    found += [f"{FOCUS}_subject {predicate} {FOCUS} ." for predicate in targets.objects_of]
    return found


def class_pattern(variable: str, classes: tuple[NamedNode, ...], data: Dataset) -> str:
    """Return a pattern for the SHACL instances of some classes."""
    wanted = sorted({sub for cls in classes for sub in data.subclasses(cls)}, key=str)
    all_classes = [cls for cls in wanted if data.has_instances(cls)] or wanted[:1]
    if len(all_classes) == 1:
        return f"{variable} {RDF.type} {all_classes[0]} ."
    choice = " ".join(map(str, all_classes))
    return f"VALUES {variable}_class {{ {choice} }} {variable} {RDF.type} {variable}_class ."
