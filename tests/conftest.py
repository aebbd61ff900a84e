"""What the tests share: the project, one build of it, and the texts where they are at hand."""

from __future__ import annotations

import fcntl
import gc
from pathlib import Path

import pytest

from .covering import COVERING

# isort: split

from kg.build import Built, ensure_built
from kg.errors import KgError
from kg.evidence import Texts, find_sources
from kg.names import Names
from kg.project import Project
from kg.rdf.graph import Graph

from .budgets import load_profile
from .reporting import Reporting
from .stopping import Stopping, lead_group

ROOT = Path(__file__).parents[1]

load_profile()
# A process of the tests holds some millions of objects as long as it lives: to look through them for garbage as often
# as Python does by itself takes a tenth to a quarter of its time.
gc.set_threshold(200_000, 20, 100)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Tell of failures at once, and leave nothing behind, in the main process as in the workers of pytest-xdist."""
    if COVERING:
        config.pluginmanager.register(COVERING)
    if hasattr(config, "workerinput"):
        lead_group(config.workerinput)
        return
    config.pluginmanager.register(Stopping())
    if terminal := config.pluginmanager.get_plugin("terminalreporter"):
        config.pluginmanager.register(Reporting(terminal))


@pytest.fixture(scope="session")
def project() -> Project:
    return Project(ROOT)


@pytest.fixture(scope="session")
def built(project: Project) -> Built:
    """The build of the data as they are; built once, even when several workers ask at the same time."""
    project.build.mkdir(exist_ok=True)
    with (project.build / ".tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return ensure_built(project)


@pytest.fixture(scope="session")
def graph(built: Built) -> Graph:
    return built.graph()


@pytest.fixture(scope="session")
def names(graph: Graph) -> Names:
    return Names(graph)


@pytest.fixture(scope="session")
def sources_folder() -> Path:
    """The folder of the source texts; tests that need them skip with the reason when it is not there."""
    try:
        return find_sources().resolve()
    except KgError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def texts(built: Built, sources_folder: Path) -> Texts:
    return Texts.load(sources_folder, Graph(built.layer("sources")))
