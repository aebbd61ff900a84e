"""Footnotes on things, passages and answers, in a style or for reference managers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kg.api.things import Things

if TYPE_CHECKING:
    from kg.bibliography import Reference
    from kg.bibliography.edition import Edition
    from kg.queries import Answer

__all__ = ["Footnotes"]


class Footnotes(Things):
    """Footnotes on things, passages and the rows of answers."""

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
