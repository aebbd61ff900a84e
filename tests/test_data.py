from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from kg.build import read_corpus
from kg.build.soundness import soundness_report
from kg.evidence import Texts
from kg.evidence.wordruns import read_titles, runs, shared_runs
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, abbreviate

from .little import ROOT

_NOT_OURS = {"build", "dist", "__pycache__", "node_modules"}


@pytest.fixture(scope="module")
def files(project: Project) -> dict[Path, list]:
    return {path: turtle.read(path) for path in project.data_files()}


def test_each_subject_is_in_one_file(files: dict[Path, list]):
    owners = defaultdict(set)
    for path, triples in files.items():
        if not {"links", "gazetteer"} & {*path.parts}:
            for triple in triples:
                owners[triple.subject].add(path.name)
    assert {abbreviate(s.value): sorted(names) for s, names in owners.items() if len(names) > 1} == {}


def test_no_data_file_has_a_blank_node(files: dict[Path, list]):
    assert [p.name for p, found in files.items() if any(isinstance(x, BlankNode) for t in found for x in t)] == []


def test_no_claim_is_also_written_as_a_fact(files: dict[Path, list]):
    authored = Graph(t for found in files.values() for t in found)
    twice = []
    for claim in authored.of_type(CG.Claim):
        about, predicate = authored.node(claim, CG.aboutNode), authored.node(claim, CG.aboutProperty)
        value = authored.value(claim, CG.valueNode) or authored.value(claim, CG.valueLiteral)
        if about and predicate and value in authored.objects(about, predicate):
            twice.append(abbreviate(str(claim.value)))
    assert twice == []


@pytest.fixture(scope="module")
def sources(files: dict[Path, list]) -> Graph:
    return Graph(t for found in files.values() for t in found)


def test_names_sections_sentences_and_passages_are_sound(project: Project):
    report = soundness_report(project, read_corpus(project))
    assert [(result.constraint, result.message) for result in report.results] == []


def our_files() -> list[Path]:
    """Return the text files of the checkout, leaving out what is built, hidden or binary."""
    found = []
    for folder, inner, names in os.walk(ROOT):
        inner[:] = filter(is_ours, inner)  # What is installed has tens of thousands of files, which nobody looks at.
        found += [path for name in filter(is_ours, names) if (path := Path(folder, name)).is_file()]
    return found


def is_ours(name: str) -> bool:
    return not (name.startswith(".") and name != ".ci") and name not in _NOT_OURS and not name.endswith(".egg-info")


def test_no_run_of_six_words_of_a_source_text_is_anywhere_in_the_project(texts: Texts):
    theirs = {run for text in texts.by_document.values() for run in runs(text.content)}
    titles = read_titles(ROOT / "data" / "titles-in-full.txt")
    shared = []
    for path in our_files():
        try:
            ours = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        shared += sorted({f"{path.relative_to(ROOT)}:{line}" for line, _ in shared_runs(ours, theirs, titles)})
    assert shared == []
