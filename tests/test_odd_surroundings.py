"""What a command meets on odd machines and in odd files: a sentence and exit code 2, no traceback, crash or silence.

One case of each kind that public reports tell of, with inputs of our own: what nests too deep for a parser that is
recursive, outputs and inputs that are closed or full, encodings, widths, what a terminal would obey.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.layout import visible

from .little import ROOT
from .waiting import wait_until

DEEP = 6_000


def kg(*words: str, shell: str = "", text: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command of the project; `shell` is what follows it on the line of a shell, as `>&-`."""
    line = ["sh", "-c", f'exec "$0" -m kg.cli "$@" {shell}', sys.executable, *words]
    told = {**os.environ, "KG_PROJECT": str(ROOT), **environment}
    return subprocess.run(line, input=text, capture_output=True, env=told, timeout=300, check=False)


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * " + "{" * DEEP + "}" * DEEP, b"nests deeper than 100"),
        ("SELECT (" + "(" * DEEP + "1" + ")" * DEEP + " AS ?x) {}", b"nests deeper than 100"),
        ("SELECT * { ?s ?p " + "[" * DEEP + "]" * DEEP + " }", b"nests deeper than 100"),
        ("ASK { FILTER(" + "!" * DEEP + "true) }", b"more than 4000 operators"),
    ],
    ids=["groups", "parentheses", "blank nodes", "negations"],
)
def test_what_nests_too_deep_is_told_and_ends_nothing(query: str, word: bytes):
    done = kg("query", "-", "-f", "csv", text=query.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert word in done.stderr


ONE = b"SELECT (1 AS ?one) {}"


@pytest.mark.parametrize(
    ("shell", "code", "said"),
    [
        (">&-", 2, b"standard output is closed: name a file with -o"),
        ("> /dev/full", 2, b"No space left on device"),
        ("<&-", 2, b"standard input is closed: name a file"),
        ("2>&-", 0, b""),
    ],
)
def test_what_is_closed_or_full_is_told(shell: str, code: int, said: bytes):
    if "full" in shell and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = kg("query", "-", "-f", "csv", shell=shell, text=ONE)
    assert done.returncode == code
    assert said in done.stderr
    assert b"Traceback" not in done.stderr
    assert shell != "2>&-" or done.stdout.split() == [b"one", b"1"]


@pytest.mark.parametrize("place", ["file/x.csv", "missing/x.csv", "."])
def test_a_place_that_takes_no_file_is_told(place: str, tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    done = kg("query", "-", "-f", "csv", "-o", str(tmp_path / place), text=ONE)
    assert done.returncode == 2
    assert b"cannot be written: " in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        ("ASK {}".encode("utf-16"), 0, b"true"),
        (b"\xef\xbb\xbfASK {}", 0, b"true"),
        (b"ASK { ?s ?p '\xff' }", 2, b"is no text in UTF-8 (byte 13)"),
        ("ASK {}".encode("utf-16-le"), 2, b"malformed"),
    ],
)
def test_a_query_in_any_encoding_is_read_or_told(content: bytes, code: int, said: bytes):
    done = kg("query", "-", "-f", "csv", text=content)
    assert done.returncode == code
    assert said in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("width", ["0", "-5", "abc", "1", "40"])
def test_a_narrow_or_odd_width_loses_no_value(width: str):
    words = [f"word{number}" for number in range(30)]
    done = kg("query", "-", text=f'SELECT ("{" ".join(words)}" AS ?a) ("last" AS ?b) {{}}'.encode(), COLUMNS=width)
    assert done.returncode == 0
    assert all(word.encode() in done.stdout for word in [*words, "last"])


@pytest.mark.parametrize(
    ("format_name", "said"),
    [
        ("json", b'"type": "triple"'),
        ("xml", b"<triple>"),
        ("tsv", b'<<( <urn:a> <urn:b> "x"@ar--rtl )>>'),
        ("table", b'<<( <urn:a> <urn:b> "x"@ar--rtl )>>'),
    ],
)
def test_triple_terms_are_written_where_formats_know_them(format_name: str, said: bytes):
    """SPARQL 1.2, results in JSON and XML; the other formats write a term as SPARQL does."""
    query = b"SELECT (<<( <urn:a> <urn:b> 'x'@ar--rtl )>> AS ?t) {}"
    done = kg("query", "-", "-f", format_name, text=query)
    assert done.returncode == 0
    assert said in done.stdout


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07 \x7f", "bell␇ ␡"),
        ("\x9b1m", "\\x9b1m"),
        ("a\u202eb\u2066c", "a\\u202eb\\u2066c"),
        ("tab\tand\nline", "tab\tand\nline"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str):
    assert visible(text) == shown


def test_messages_send_no_control_characters_either():
    done = kg("show", "\x1b[31mnobody")
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
    assert "␛[31mnobody".encode() in done.stderr


def test_a_limit_of_memory_that_is_there_already_is_kept(tmp_path: Path):
    query = tmp_path / "ask.rq"
    query.write_text("ASK {}")
    line = f"ulimit -v 3000000 && exec {sys.executable} -m kg.cli query {query} -f csv"
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "true", "")


def test_an_interruption_ends_an_engine_that_hears_no_signal(tmp_path: Path):
    """The shape asks for so many ways that the engine would take hours; it has no way to stop it."""
    edges = " ".join(f"<urn:n{i}> <urn:p> <urn:n{j}> ." for i in range(150) for j in range(150))
    ways = "/".join(["<urn:p>"] * 6)
    select = f"SELECT $this (COUNT(*) AS ?value) {{ $this {ways} ?y }} GROUP BY $this"
    (tmp_path / "data.ttl").write_text(edges, encoding="utf-8")
    shape = f'<urn:S> sh:targetNode <urn:n0> ; sh:sparql [ sh:select "{select}" ] .'
    (tmp_path / "shapes.ttl").write_text(f"@prefix sh: <http://www.w3.org/ns/shacl#> . {shape}", encoding="utf-8")
    words = [sys.executable, "-m", "kg.cli", "validate", "-s", str(tmp_path / "shapes.ttl"), str(tmp_path / "data.ttl")]
    told = {**os.environ, "KG_PROJECT": str(ROOT)}
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=told) as running:
        used = Path(f"/proc/{running.pid}/stat")
        wait_until(lambda: not used.exists() or int(used.read_text(encoding="ascii").split()[13]) > 150)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    assert (running.returncode, out) == (2, b"")
    assert err.endswith(b"kg validate: stopped\n")
