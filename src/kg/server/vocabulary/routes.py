"""Where ontology, core, shapes, context and frames lie: path, job, and the function that does it."""

from __future__ import annotations

from kg.server.web.routing import job, route
from kg.server.wire.formats import OFFERED_FOR_DOCUMENT

__all__ = ["JOBS", "routes"]

_HERE = "kg.server.vocabulary."
JOBS = {
    "page": {
        "core": _HERE + "coredocs:core_document",
        "context": _HERE + "contextdocs:context_document",
        "frame": _HERE + "contextdocs:frame_document",
        "ontology": _HERE + "vocabularydocs:ontology_document",
        "shapes": _HERE + "vocabularydocs:shapes_document",
    }
}

routes = [
    route("/ontology", job("ontology", OFFERED_FOR_DOCUMENT)),
    route("/ontology.{format}", job("ontology")),
    route("/ontology/{version}", job("ontology", OFFERED_FOR_DOCUMENT)),
    route("/core", job("core", OFFERED_FOR_DOCUMENT)),
    route("/core.{format}", job("core")),
    route("/core/{version}", job("core", OFFERED_FOR_DOCUMENT)),
    route("/shapes", job("shapes", OFFERED_FOR_DOCUMENT)),
    route("/shapes.{format}", job("shapes")),
    route("/context.jsonld", job("context")),
    route("/context/{version}.jsonld", job("context")),
    route("/frames/{kind}.jsonld", job("frame")),
    route("/frames/{kind}/{slug}.jsonld", job("frame")),
]
