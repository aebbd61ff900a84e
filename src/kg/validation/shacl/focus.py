"""Sets of focus nodes as SPARQL patterns, so that one query checks them all (SHACL, section 2.1.3)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from kg.validation.shacl.dataset import Dataset
from kg.validation.shacl.graph import Term
from kg.validation.shacl.model import Shape, Targets

__all__ = ["FROM", "TO", "Focus", "NodesFocus", "TargetFocus", "ValueFocus", "target_focus"]

FOCUS = "?\0"  # stands for the variable: no IRI and no literal can contain it
Repeats = Callable[[NamedNode, str], bool]
FROM, TO = "?\1", "?\2"  # the same for a node and the value to which a path leads from it


class Focus:
    """A set of nodes, given by a pattern that binds one variable."""

    depth = 0
    """How many steps from the targets of a shape its pattern leads."""
    may_hold_literals = True

    def pattern(self, variable: str) -> str:
        """Return the SPARQL pattern that binds the variable (written with its question mark), perhaps several times."""
        raise NotImplementedError

    def distinct(self, variable: str) -> str:
        """Return a pattern that binds the variable to each node once, and no other variable at all."""
        return f"{{ SELECT DISTINCT {variable} WHERE {{ {self.pattern(variable)} }} }}"


@dataclass(frozen=True)
class TargetFocus(Focus):
    """The target nodes of a shape: the union of some patterns about `FOCUS`."""

    blocks: tuple[str, ...]
    may_hold_literals: bool = True

    def pattern(self, variable: str) -> str:
        """Return the only pattern, or the union of all of them."""
        blocks = [block.replace(FOCUS, variable) for block in self.blocks]
        return blocks[0] if len(blocks) == 1 else " UNION ".join(f"{{ {block} }}" for block in blocks)

    def distinct(self, variable: str) -> str:
        """Return the pattern as it is where it is about one class, whose instances it names once each."""
        pattern = self.pattern(variable)
        alone = len(self.blocks) == 1 and pattern.count("?") == 1
        return pattern if alone else super().distinct(variable)


@dataclass(frozen=True)
class ValueFocus(Focus):
    """The value nodes that a path reaches from other focus nodes, each once."""

    parent: Focus
    step: str
    """The pattern of one step, from `FROM` to `TO`."""

    @property
    def depth(self) -> int:  # type: ignore[override]
        """Return one step more than that of the nodes from which the path leads."""
        return self.parent.depth + 1

    def pattern(self, variable: str) -> str:
        """Return a sub-query: many nodes may share a value, which should be checked once."""
        origin = f"{variable}_"
        step = self.step.replace(FROM, origin).replace(TO, variable)
        body = f"{self.parent.pattern(origin)} {step}"
        return f"{{ SELECT DISTINCT {variable} WHERE {{ {body} }} }}"

    def distinct(self, variable: str) -> str:
        """Return the sub-query, which is distinct already."""
        return self.pattern(variable)


@dataclass(frozen=True)
class NodesFocus(Focus):
    """Nodes that are known one by one; `name` is that of their set in the dataset."""

    nodes: frozenset[Term]
    name: NamedNode = field(compare=False)
    depth = 1_000

    def pattern(self, variable: str) -> str:
        """Return the pattern for the members of the set."""
        return Dataset.members(self.name, variable)

    def distinct(self, variable: str) -> str:
        """Return the pattern, which names each node once."""
        return self.pattern(variable)


def target_focus(shape: Shape, data: Dataset, repeats: Repeats = lambda *_: False) -> TargetFocus | None:
    """Return the focus nodes that the targets of a shape select, or None if it has no target.

    `repeats` tells whether a property has its subjects (`?s`) or objects (`?o`) many times, each of which is a target
    once.
    """
    targets = shape.targets
    blocks = tuple(_blocks(targets, data, repeats))
    literals = bool(targets.objects_of) or any(isinstance(node, Literal) for node in targets.nodes)
    return TargetFocus(blocks, literals) if blocks else None


def _blocks(targets: Targets, data: Dataset, repeats: Repeats) -> list[str]:
    """Return one pattern for each kind of target (2.1.3.1 to 2.1.3.5)."""
    found = []
    if targets.nodes:
        found.append(f"VALUES {FOCUS} {{ {' '.join(data.text(node) or '' for node in targets.nodes)} }}")
    if targets.classes:
        found.append(data.instance(FOCUS, targets.classes, f"{FOCUS}_class"))
    for predicate in targets.subjects_of:
        found.append(_once(f"{FOCUS} {predicate} {FOCUS}_object .", repeats(predicate, "?s")))
    for predicate in targets.objects_of:
        found.append(_once(f"{FOCUS}_subject {predicate} {FOCUS} .", repeats(predicate, "?o")))
    return found


def _once(block: str, is_repeated: bool) -> str:
    return f"{{ SELECT DISTINCT {FOCUS} WHERE {{ {block} }} }}" if is_repeated else block
