"""What the tests of the server share: one server of the project, and a site as its workers have it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.api import DefectorGraph
from kg.build import Built
from kg.server.api.operation import operations_of
from kg.server.site.site import Site

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


@pytest.fixture(scope="session")
def below(site: Site) -> Site:
    """The same below /graph; what takes long for all questions together is worked out once for both."""
    moved = Site(site.graph, root="/graph")
    moved.kept("operations", lambda: operations_of(site))
    return moved


@pytest.fixture(scope="session")
def triples_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three thousand triples, for the servers that must start quickly."""
    file = tmp_path_factory.mktemp("triples") / "triples.nt"
    file.write_text("".join(f"<a:{n}> <a:p{n % 7}> <a:{n * 7 % 3000}> .\n" for n in range(3000)), encoding="utf-8")
    return file
