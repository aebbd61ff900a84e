"""What can be found: a thing with its names, its classes and its numbers elsewhere."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Name", "Thing"]


class Name(NamedTuple):
    """One name of a thing, with the language that its label is tagged with."""

    text: str
    language: str | None = None


class Thing(NamedTuple):
    """A thing: its IRI, the kind that stands in it, the IRIs of its classes, its names, IRIs of others for the same.

    The first name is what it is shown with.
    """

    iri: str
    kind: str
    classes: tuple[str, ...]
    names: tuple[Name, ...]
    elsewhere: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The last step of the IRI."""
        return self.iri.replace("#", "/").rpartition("/")[2]

    @property
    def title(self) -> str:
        """What it is shown with, or nothing."""
        return self.names[0].text if self.names else ""
