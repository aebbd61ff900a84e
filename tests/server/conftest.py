"""What the tests of the server share: one server of the project, and a site as its workers have it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.api import DefectorGraph
from kg.build import Built
from kg.server.site import Site

from .running import Running, serving


@pytest.fixture(scope="session")
def server(built: Built) -> Iterator[Running]:  # noqa: ARG001
    """A server of the project's own data; the tests that share it must leave it as it was."""
    with serving() as running:
        yield running


@pytest.fixture(scope="session")
def rootless(site: Site) -> Site:
    """The project's site at the root of its host."""
    return site


@pytest.fixture(scope="session")
def site(built: Built) -> Site:
    return Site(DefectorGraph(built), version="test")
