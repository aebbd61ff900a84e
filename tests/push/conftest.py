"""One server of each kind for all tests of pushing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .servers import Server, running


@pytest.fixture(scope="session", params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(request.param, tmp_path_factory.mktemp(request.param)) as found:
        yield found
