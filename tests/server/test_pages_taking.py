"""The code that a page gives for an answer is run, against a server on loopback."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from kg.server.pictures.taking import code_for
from kg.server.wire.reply import Reply

from .pages_support import Element, parsed, with_class
from .running import Running

QUESTION = "/questions/theatres/who-left-on-whose-tour?person=%D0%A8%D0%B0%D0%BB%D1%8F%D0%BF%D0%B8%D0%BD"
RUNNERS = {"curl": ["sh"], "Python": [sys.executable], "JavaScript": ["node"]}
SUFFIXES = {"curl": ".sh", "Python": ".py", "JavaScript": ".mjs"}


@pytest.fixture(scope="module")
def page(server: Running) -> Element:
    return parsed(Reply(server.get(QUESTION, "text/html").content, "text/html"))


def code_in(page: Element) -> dict[str, str]:
    samples = {str(each.get("aria-label")): each for each in with_class(page, "code-sample")}
    return {language: "".join(next(each.iter("code")).itertext()) for language, each in samples.items()}


@pytest.mark.parametrize("language", RUNNERS)
def test_the_code_of_a_page_fetches_its_answer(page: Element, language: str, tmp_path: Path):
    runner = RUNNERS[language]
    needed = "curl" if language == "curl" else runner[0]
    if shutil.which(needed) is None:
        pytest.skip(f"{needed} is not here")
    file = tmp_path / f"code{SUFFIXES[language]}"
    file.write_text(code_in(page)[language], encoding="utf-8")
    done = subprocess.run([*runner, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Fyodor Chaliapin" in done.stdout
    assert "Rudolf Nureyev" not in done.stdout


def test_the_code_in_r_reads_the_same_address_as_that_in_python(page: Element):
    code = code_in(page)
    (address,) = (line.partition("= ")[2] for line in code["Python"].splitlines() if line.startswith("address"))
    assert code["R"] == (
        f'address <- {address}\nrows <- read.csv(address, encoding = "UTF-8", check.names = FALSE)\nprint(rows)\n'
    )


def test_the_link_to_share_shows_the_same_answer_in_the_same_form(server: Running, page: Element):
    (taking,) = with_class(page, "taking")
    link = next(str(each.get("href")) for each in taking.iter("a"))
    assert link.startswith(f"{server.url}/questions/theatres/who-left-on-whose-tour?person=")
    assert link.endswith("&picture=table")
    assert "Fyodor Chaliapin" in server.get(link.removeprefix(server.url), "text/html").text


def test_the_workbook_has_the_rows_and_their_passages(server: Running):
    answer = server.get(QUESTION.replace("?", "/answer.xlsx?"))
    assert answer.status_code == 200
    assert "who-left-on-whose-tour.xlsx" in answer.headers["content-disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert "Fyodor Chaliapin" in {cell.value for row in book["answer"].iter_rows() for cell in row}
    assert book["passages"].max_row > 1


@pytest.mark.parametrize("hostile", ["http://h/api/x?q=it's", 'http://h/"+exit()+"', "http://h/$(exit 3)`exit 3`"])
def test_no_address_leaves_its_quotation_marks(hostile: str):
    code = {each.language: each.text for each in code_for(hostile, hostile)}
    echoed = subprocess.run(
        ["sh", "-c", code["curl"].replace("curl", "echo", 1)], capture_output=True, text=True, check=True
    )
    assert echoed.stdout.strip().endswith(hostile)
    for language in ("Python", "R", "JavaScript"):
        assert json.dumps(hostile) in code[language]
