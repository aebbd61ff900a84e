"""Words of one sense beside the questions: what is wrong in their file is told, with its name and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.queries import read_catalogue
from kg.queries.synonyms import read_synonyms

QUERIES = Path(__file__).parents[1] / "queries"


def test_where_there_is_no_file_no_words_are_alike(tmp_path: Path):
    assert read_synonyms(tmp_path) == ()


def test_groups_are_read_as_they_stand(tmp_path: Path):
    (tmp_path / "synonyms.yaml").write_text("- [lamp, фонарь]\n- [ship]\n", encoding="utf-8")
    assert read_synonyms(tmp_path) == (("lamp", "фонарь"), ("ship",))


@pytest.mark.parametrize("text", ["lamp: light", "- lamp", "- [two words, lamp]", "- [1979]", "- [lamp"])
def test_a_file_of_another_form_is_told_with_its_name(tmp_path: Path, text: str):
    (tmp_path / "synonyms.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "a.rq").write_text("#+ summary: Who kept it?\nASK {}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"synonyms\.yaml"):
        read_catalogue(tmp_path).search(["lamp"])


def test_words_of_this_project_stand_once_in_a_group_of_several():
    groups = read_synonyms(QUERIES)
    assert all(len(group) == len(set(group)) > 1 for group in groups)
