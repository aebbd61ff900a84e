"""The wings of the server, in the order in which their paths are looked at; a new one is named here."""

from __future__ import annotations

from kg.server.api import routes as api
from kg.server.dataset import routes as dataset
from kg.server.discovery import routes as discovery
from kg.server.editor import routes as editor
from kg.server.endpoint import routes as endpoint
from kg.server.linkeddata import routes as linkeddata
from kg.server.pages import routes as pages
from kg.server.reconcile import routes as reconcile
from kg.server.vocabulary import routes as vocabulary

__all__ = ["WINGS"]

WINGS = (endpoint, editor, api, linkeddata, vocabulary, dataset, reconcile, discovery, pages)
