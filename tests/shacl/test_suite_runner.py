"""The runner of the W3C's suite: it tells a right report, a wrong one, and a failure that is expected."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "shacl_suite.py"


SHAPES = """
@prefix ex: <http://example.org/> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix sht: <http://www.w3.org/ns/shacl-test#> .

ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .
<test> mf:action [ sht:dataGraph <> ; sht:shapesGraph <> ] ; mf:result
"""
RESULT = """[ sh:result [
    sh:focusNode ex:a ; sh:resultPath ex:p ; sh:resultSeverity sh:Violation ; sh:sourceShape [] ;
    sh:sourceConstraintComponent sh:MinCountConstraintComponent
] ] ."""


@pytest.fixture(scope="module")
def suite() -> ModuleType:
    specification = importlib.util.spec_from_file_location("shacl_suite", TOOL)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("expected", "code", "says"),
    [
        (RESULT, 0, "all                             1 of 1"),
        (RESULT.replace("ex:a", "ex:b"), 1, "missing <http://example.org/b>"),
        (RESULT.replace("MinCount", "MaxCount"), 1, "too many <http://example.org/a>"),
        ("[ sh:conforms true ] .", 1, "too many <http://example.org/a>"),
        ("sht:Failure .", 1, "a failure is expected, and it ended with 1"),
        ("sht:Failure . ex:S sh:path ex:p, ex:q .", 0, "1 of 1"),
    ],
)
def test_a_test_passes_where_the_report_is_the_one_expected(
    suite: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], expected: str, code: int, says: str
) -> None:
    (tmp_path / "test.ttl").write_text(SHAPES + expected, encoding="utf-8")
    assert suite.main(str(tmp_path)) == code
    assert says in capsys.readouterr().out


def test_an_empty_folder_passes_nothing(suite: ModuleType, tmp_path: Path) -> None:
    assert suite.main(str(tmp_path)) == 1
