"""Where ontology and shapes lie: path, job, and the function that does it."""

from __future__ import annotations

from kg.server.web.routing import job, route
from kg.server.wire.formats import OFFERED_FOR_DOCUMENT

__all__ = ["JOBS", "routes"]

_HERE = "kg.server.vocabulary.vocabularydocs:"
JOBS = {"page": {"ontology": _HERE + "ontology_document", "shapes": _HERE + "shapes_document"}}

routes = [
    route("/ontology", job("ontology", OFFERED_FOR_DOCUMENT)),
    route("/ontology.{format}", job("ontology")),
    route("/ontology/{version}", job("ontology", OFFERED_FOR_DOCUMENT)),
    route("/shapes", job("shapes", OFFERED_FOR_DOCUMENT)),
    route("/shapes.{format}", job("shapes")),
]
