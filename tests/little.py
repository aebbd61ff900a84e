"""Little worlds written down in Turtle, for the tests that need no more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import PREFIXES, Vocabulary, abbreviate, expand

ROOT = Path(__file__).parents[1]
DG = Vocabulary(
    PREFIXES["dg"],
    "City Person State coordinatesOfCapital creditedPerson ofWork place publisher reproduces untold",
)
"""Terms of our corpus that tests speak of; the program names none."""
_HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def triples(body: str) -> list[Triple]:
    """Return the triples of Turtle in which every prefix of ours is declared."""
    return turtle.read_text(_HEAD + body)


def world(body: str) -> Graph:
    """Return a graph written in Turtle in which every prefix of ours is declared."""
    return Graph(triples(body))


def node(name: str) -> NamedNode:
    """Return the IRI of a prefixed name."""
    return NamedNode(expand(name) or name)


def said(graph_or_triples, predicate: str) -> set[tuple[str, str]]:
    """Return subject and value of every triple with the property, as prefixed names or plain text."""
    found = [t for t in graph_or_triples if t.predicate == node(predicate)]
    return {(abbreviate(t.subject.value), abbreviate(t.object.value)) for t in found}


def copy_of_project(folder: Path) -> Project:
    """Return a copy of what the project is built from, ready to be spoilt."""
    for name in ("ontology", "data", "queries"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "project.toml", folder)
    return Project(folder)


def run_kg(*words: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line as its own process."""
    return subprocess.run(
        [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())", *words],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


def run(*words: str) -> int:
    """Run a command; argparse leaves by an exception, which says the same as an exit code."""
    from kg.cli import main

    try:
        return main(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)
