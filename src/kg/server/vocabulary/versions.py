"""Which version of the vocabulary is here: an address that names another one leads nowhere."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.rdf.namespaces import BASE, OWL
from kg.server.site.site import Site
from kg.server.wire.problems import Problem
from kg.translation import message

__all__ = ["check_version", "version_of"]

_ONTOLOGY = NamedNode(BASE + "ontology")


def version_of(site: Site, ontology: NamedNode = _ONTOLOGY) -> str:
    """Return the version that the header of the ontology tells."""
    return site.ontology.text(ontology, OWL.versionInfo) or ""


def check_version(site: Site, what: str, version: str | None, ontology: NamedNode = _ONTOLOGY) -> None:
    """Refuse a version that is not the one here; None asks for whichever it is."""
    here = version_of(site, ontology)
    if version not in {None, here}:
        detail = message(
            "There is no version %(version)s of the %(what)s here; there is %(here)s.",
            version=version,
            what=what,
            here=here,
        )
        raise Problem(404, "unknown-version", "No such version", detail, versions=[here])
