"""The checks of the corpus that no shape can make: one sound world, and each flaw alone."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.evidence import Texts
from kg.evidence.soundness import flaws_of_sources, flaws_of_texts, unfit_names
from kg.evidence.texts import Text
from kg.evidence.wordruns import read_titles, runs, shared_runs
from kg.rdf.namespaces import CG, PREFIXES

from .little import world

TEXT = "Ada left early. Ben stayed on. A tale."
SOUND = """
doc:d a cg:Document ; cg:charLength 38 .
section:one a cg:Section ; cg:partOfDocument doc:d ; cg:startOffset 0 ; cg:endOffset 31 .
section:tale a cg:OutOfScopeSection ; cg:partOfDocument doc:d ; cg:startOffset 31 ; cg:endOffset 38 .
sentence:one-000 a cg:Sentence ; cg:ofSection section:one ; cg:ordinal 0 ; cg:startOffset 0 ; cg:endOffset 15 .
sentence:one-001 a cg:Sentence ; cg:ofSection section:one ; cg:ordinal 1 ; cg:startOffset 16 ; cg:endOffset 30 .
sentence:tale-000 a cg:Sentence ; cg:ofSection section:tale ; cg:ordinal 0 ; cg:startOffset 31 ; cg:endOffset 38 .
span:left a cg:Span ; cg:ofSection section:one ; cg:startOffset 4 ; cg:endOffset 8 .
"""


def texts_of(sources) -> Texts:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return Texts({sources.of_type(CG.Document)[0]: Text(Path("d.txt"), TEXT, digest)})


def test_a_sound_world_has_no_flaw():
    sources = world(SOUND)
    assert list(flaws_of_sources(sources)) == []
    assert list(flaws_of_texts(sources, texts_of(sources))) == []


@pytest.mark.parametrize(
    ("was", "becomes", "check"),
    [
        ("cg:startOffset 4 ; cg:endOffset 8", "cg:startOffset 4 ; cg:endOffset 32", "within-its-section"),
        ("cg:startOffset 4 ; cg:endOffset 8", "cg:startOffset 8 ; cg:endOffset 8", "within-its-section"),
        ("cg:charLength 38", "cg:charLength 40", "sections"),
        ("cg:startOffset 0 ; cg:endOffset 31", "cg:startOffset 1 ; cg:endOffset 31", "sections"),
        ("cg:ordinal 1", "cg:ordinal 2", "ordinal"),
        ("sentence:one-001", "sentence:one-01", "ordinal"),
        ("cg:ofSection section:one ; cg:startOffset 4", "cg:ofSection section:tale ; cg:startOffset 4", "no-fiction"),
    ],
)
def test_a_flaw_of_the_division_is_found(was: str, becomes: str, check: str):
    assert SOUND.count(was) == 1
    assert check in {flaw.check for flaw in flaws_of_sources(world(SOUND.replace(was, becomes)))}


@pytest.mark.parametrize(
    ("was", "becomes", "check"),
    [
        ("cg:startOffset 4 ; cg:endOffset 8", "cg:startOffset 5 ; cg:endOffset 8", "whole-words"),
        ("cg:startOffset 4 ; cg:endOffset 8", "cg:startOffset 3 ; cg:endOffset 8", "no-margin"),
        ("cg:startOffset 16 ; cg:endOffset 30", "cg:startOffset 16 ; cg:endOffset 29", "every-character"),
        ("cg:startOffset 16 ; cg:endOffset 30", "cg:startOffset 14 ; cg:endOffset 30", "every-character"),
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
