"""The one description of the data set: what workbook, package and crate say of it, as `project.toml` tells it."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE, DCTERMS
from kg.settings import current, in_english
from kg.version import __version__

__all__ = ["Description", "describe_dataset"]

_ABOUT = current().project
_ONTOLOGY = NamedNode(BASE + "ontology")
_DATES = (DCTERMS.modified, DCTERMS.issued, DCTERMS.created)


@dataclass(frozen=True)
class Description:
    """Title, text and the rest; `date` is that of the version (ISO 8601), `address` where the data set will live."""

    date: str
    view: str = "accepted"
    name: str = _ABOUT.name
    title: str = _ABOUT.title.get("en", _ABOUT.name)
    text: str = in_english(_ABOUT.description or _ABOUT.summary)
    creator: str = _ABOUT.editors
    version: str = __version__
    address: str = BASE
    licence: str = _ABOUT.licence
    licence_name: str = _ABOUT.licence_name.replace(" ", "-")
    licence_title: str = _ABOUT.licence_name
    keywords: tuple[str, ...] = _ABOUT.keywords
    languages: tuple[str, ...] = _ABOUT.languages

    @property
    def credit(self) -> str:
        """Return the line by which the data set is cited."""
        return f"{self.creator}, {self.title}, version {self.version}, {self.date[:4]}, {self.address}"


def describe_dataset(ontology: Graph, view: str = "accepted") -> Description:
    """Return the description of what was built; its date is the latest that the header of the ontology tells."""
    told = next((text for each in _DATES if (text := ontology.text(_ONTOLOGY, each))), "")
    return Description(told, view)
