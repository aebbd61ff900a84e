"""The checks of the corpus that no shape can make: one sound world, and each flaw alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.evidence import Texts
from kg.evidence.soundness import flaws_of_sources, flaws_of_texts, unfit_names
from kg.evidence.texts import Text
from kg.evidence.wordruns import read_titles, runs, shared_runs
from kg.rdf.namespaces import DG, PREFIXES

from .little import world

TEXT = "Ada left early. Ben stayed on. A tale."
SOUND = """
doc:d a dg:Document ; dg:charLength 38 .
section:one a dg:Section ; dg:partOfDocument doc:d ; dg:startOffset 0 ; dg:endOffset 31 .
section:tale a dg:OutOfScopeSection ; dg:partOfDocument doc:d ; dg:startOffset 31 ; dg:endOffset 38 .
sentence:one-000 a dg:Sentence ; dg:ofSection section:one ; dg:ordinal 0 ; dg:startOffset 0 ; dg:endOffset 15 .
sentence:one-001 a dg:Sentence ; dg:ofSection section:one ; dg:ordinal 1 ; dg:startOffset 16 ; dg:endOffset 30 .
sentence:tale-000 a dg:Sentence ; dg:ofSection section:tale ; dg:ordinal 0 ; dg:startOffset 31 ; dg:endOffset 38 .
span:left a dg:Span ; dg:ofSection section:one ; dg:startOffset 4 ; dg:endOffset 8 .
"""


def texts_of(sources) -> Texts:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return Texts({sources.of_type(DG.Document)[0]: Text(Path("d.txt"), TEXT, digest)})


def test_a_sound_world_has_no_flaw():
    sources = world(SOUND)
    assert list(flaws_of_sources(sources)) == []
    assert list(flaws_of_texts(sources, texts_of(sources))) == []


@pytest.mark.parametrize(
    ("was", "becomes", "check"),
    [
        ("dg:startOffset 4 ; dg:endOffset 8", "dg:startOffset 4 ; dg:endOffset 32", "within-its-section"),
        ("dg:startOffset 4 ; dg:endOffset 8", "dg:startOffset 8 ; dg:endOffset 8", "within-its-section"),
        ("dg:charLength 38", "dg:charLength 40", "sections"),
        ("dg:startOffset 0 ; dg:endOffset 31", "dg:startOffset 1 ; dg:endOffset 31", "sections"),
        ("dg:ordinal 1", "dg:ordinal 2", "ordinal"),
        ("sentence:one-001", "sentence:one-01", "ordinal"),
        ("dg:ofSection section:one ; dg:startOffset 4", "dg:ofSection section:tale ; dg:startOffset 4", "no-fiction"),
    ],
)
def test_a_flaw_of_the_division_is_found(was: str, becomes: str, check: str):
    assert SOUND.count(was) == 1
    assert check in {flaw.check for flaw in flaws_of_sources(world(SOUND.replace(was, becomes)))}


@pytest.mark.parametrize(
    ("was", "becomes", "check"),
    [
        ("dg:startOffset 4 ; dg:endOffset 8", "dg:startOffset 5 ; dg:endOffset 8", "whole-words"),
        ("dg:startOffset 4 ; dg:endOffset 8", "dg:startOffset 3 ; dg:endOffset 8", "no-margin"),
        ("dg:startOffset 16 ; dg:endOffset 30", "dg:startOffset 16 ; dg:endOffset 29", "every-character"),
        ("dg:startOffset 16 ; dg:endOffset 30", "dg:startOffset 14 ; dg:endOffset 30", "every-character"),
    ],
)
def test_a_flaw_against_the_text_is_found(was: str, becomes: str, check: str):
    sources = world(SOUND.replace(was, becomes))
    assert check in {flaw.check for flaw in flaws_of_texts(sources, texts_of(sources))}


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("person/ada-fenn", True),
        ("concept/soloist", True),
        ("person/Ada", False),
        ("person/ada--fenn", False),
        ("planet/mars", False),
    ],
)
def test_a_name_has_a_known_kind_and_a_slug(name: str, fits: bool):
    graph = world(f"<{PREFIXES['person'].removesuffix('person/')}{name}> dg:place place:p .")
    assert (list(unfit_names(graph, world(""))) == []) == fits


SOURCE = "The lamp was lit every night by the keeper of the northern light."


@pytest.mark.parametrize(
    ("ours", "titles", "lines"),
    [
        ("The lamp was lit every evening.", [], []),
        ("Then the lamp was lit every night.", [], [1]),
        ("a\nthe lamp was lit\nevery night", [], [3]),
        ("He wrote “The Keeper of the Northern Light”.", [], [1]),
        ("He wrote “The Keeper of the Northern Light”.", ["The Keeper of the Northern Light"], []),
        ("night by the keeper of the northern light", ["The Keeper of the Northern Light"], []),
        ("lit every night by the keeper of the northern light", ["The Keeper of the Northern Light"], []),
        ("was lit every night by the keeper", ["The Keeper of the Northern Light"], [1]),
    ],
)
def test_six_words_in_a_row_are_borrowed_unless_they_are_a_reviewed_title(
    tmp_path: Path, ours: str, titles: list[str], lines: list[int]
):
    path = tmp_path / "titles.txt"
    path.write_text("# reviewed\n" + "\n".join(titles), encoding="utf-8")
    assert sorted({line for line, _ in shared_runs(ours, runs(SOURCE).keys(), read_titles(path))}) == lines
