"""What all workers need and none should have to make for itself."""

from __future__ import annotations

from kg.server.linkeddata.description import pointers_of
from kg.server.linkeddata.kept import layers_of
from kg.server.site.candidates import things_of
from kg.server.site.site import Site

__all__ = ["prepare"]


def prepare(site: Site) -> None:
    """Read the layers, and index the things and who points at them; the second time nothing is left to do."""
    layers_of(site)
    pointers_of(site)
    things_of(site)
