"""The service manifest (Reconciliation Service API 0.2, section 3.1): what the service offers, and where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import kg
from kg.domain import terms
from kg.link.reconciliation.asked import MOST_QUERIES
from kg.rdf.namespaces import BASE, IDENTIFIER, OWN_TERMS, slug_of
from kg.server.reconcile.register import register_of, type_as_json
from kg.server.site.site import Site
from kg.server.wire.reply import Reply
from kg.settings import current

__all__ = ["HEIGHT", "JSON", "WIDTH", "manifest"]

JSON = "application/json"
WIDTH, HEIGHT = 420, 260


def manifest(site: Site, arguments: Mapping[str, Any]) -> Reply:
    """Return the manifest; `base` is the address of the site as the client knows it."""
    base = arguments["base"]
    register = register_of(site)
    suggest = {
        what: {"service_url": base, "service_path": f"/reconcile/suggest/{what}"}
        for what in ("entity", "type", "property")
    }
    told = {
        "versions": ["0.1", "0.2"],
        "name": current().title,
        "identifierSpace": IDENTIFIER,
        "schemaSpace": OWN_TERMS,
        "documentation": BASE,
        "serviceVersion": kg.__version__,
        "defaultTypes": [
            type_as_json(register.types[name])
            for name in map(slug_of, terms(current().links.types))
            if name in register.types
        ],
        "view": {"url": f"{base}/id/{{{{id}}}}"},
        "preview": {"url": f"{base}/reconcile/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/properties"},
            "property_settings": [
                {
                    "name": "limit",
                    "label": "Limit",
                    "type": "number",
                    "default": 0,
                    "help_text": "The most values of one thing (0: all)",
                }
            ],
        },
        "batchSize": MOST_QUERIES,
    }
    return Reply(json.dumps(told, ensure_ascii=False).encode(), JSON)
