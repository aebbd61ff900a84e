from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main
from kg.evidence import Texts, verify
from kg.evidence.verification import State
from kg.rdf.graph import Graph
from kg.rdf.namespaces import CG, slug_of

from .little import ROOT, world

LITTLE = "“Ada” left.\nBen stayed. Cy “too”."


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def passage(name: str, cls: str, start: int, end: int) -> str:
    return (
        f"{name} a {cls} ; cg:ofSection section:s ; cg:startOffset {start} ; cg:endOffset {end} ;"
        f' cg:sha256 "{sha(LITTLE[start:end])}" .\n'
    )


@pytest.fixture
def little() -> Graph:
    return world(
        f"""
        doc:d a cg:Document ; cg:fileName "d.txt" ; cg:charLength {len(LITTLE)} ; cg:sha256 "{sha(LITTLE)}" .
        section:s a cg:Section ; cg:partOfDocument doc:d ; cg:startOffset 0 ; cg:endOffset {len(LITTLE)} .
        {passage("sentence:s-000", "cg:Sentence", 0, 11)}
        {passage("sentence:s-001", "cg:Sentence", 12, 23)}
        {passage("sentence:s-002", "cg:Sentence", 24, 33)}
        {passage("span:ada", "cg:Span", 0, 5)}
        {passage("span:ben", "cg:Span", 12, 15)}
        {passage("span:both", "cg:Span", 6, 22)}
        """
    )


def states(sources: Graph, folder: Path) -> dict[State, set[str]]:
    found: dict[State, set[str]] = {state: set() for state in State}
    for check in verify(sources, Texts.load(folder, sources)):
        found[check.state].add(slug_of(check.node))
    return found


def replaced(text: bytes, old: bytes, new: bytes) -> bytes:
    assert text.count(old) >= 1
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new", "changed", "moved"),
    [
        (b"Ada", b"Eda", {"d", "s-000", "ada"}, set()),
        (b"left", b"lift", {"d", "s-000", "both"}, set()),
        (b"\n", b" ", {"d", "both"}, set()),
        (b"Ben", b"Bin", {"d", "s-001", "ben", "both"}, set()),
        (b"\xe2", b"A", {"d", "s-000", "ada"}, {"s-001", "s-002", "ben", "both"}),
        (b"\x80", b"A", {"d", "s-000", "ada"}, {"s-001", "s-002", "ben", "both"}),
        (b"\x9c", b"\x98", {"d", "s-000", "ada"}, set()),
        (b"Ada", b"Adda", {"d", "s-000", "ada"}, {"s-001", "s-002", "ben", "both"}),
        (b" left", b"", {"d", "s-000", "both"}, {"s-001", "s-002", "ben"}),
        (b"Cy", b"My", {"d", "s-002"}, set()),
    ],
    ids=["ascii", "ascii twice cited", "newline", "cited thrice", "first byte", "continuation byte", "other quote",
         "inserted", "removed", "not cited"],
)  # fmt: skip
def test_what_a_change_breaks_and_what_it_only_moves(
    tmp_path: Path, little: Graph, old: bytes, new: bytes, changed: set[str], moved: set[str]
):
    (tmp_path / "d.txt").write_bytes(replaced(LITTLE.encode(), old, new))
    found = states(little, tmp_path)
    assert found[State.MOVED] == moved
    assert found[State.CHANGED] == changed


def test_an_untouched_text_is_fine(tmp_path: Path, little: Graph):
    (tmp_path / "d.txt").write_text(LITTLE, encoding="utf-8", newline="")
    assert len(states(little, tmp_path)[State.FINE]) == 7


def test_a_text_is_known_by_its_digest_whatever_its_file_is_called(tmp_path: Path, little: Graph):
    (tmp_path / "renamed").write_text(LITTLE, encoding="utf-8", newline="")
    assert len(states(little, tmp_path)[State.FINE]) == 7


def test_a_passage_of_no_known_document_is_no_longer_said(tmp_path: Path, little: Graph):
    (tmp_path / "d.txt").write_text(LITTLE, encoding="utf-8", newline="")
    little.update(world(f'span:lost a cg:Span ; cg:startOffset 0 ; cg:endOffset 3 ; cg:sha256 "{sha("Ada")}" .'))
    assert states(little, tmp_path)[State.CHANGED] == {"lost"}


def test_every_digest_of_the_texts_is_fine(built, texts: Texts):
    sources = Graph(built.layer("sources"))
    checks = verify(sources, texts)
    assert [slug_of(check.node) for check in checks if check.state is not State.FINE] == []
    counts = {kind: sum(check.kind == kind for check in checks) for kind in ("document", "sentence", "span")}
    assert counts == {
        "document": len(sources.of_type(CG.Document)),
        "sentence": len(sources.of_type(CG.Sentence)),
        "span": len(sources.of_type(CG.Span)),
    }


def is_ascii(byte: int) -> bool:
    return byte < 0x80 and byte != 0x0A


def is_newline(byte: int) -> bool:
    return byte == 0x0A


def is_first_of_many(byte: int) -> bool:
    return byte >= 0xC0


def is_continuation(byte: int) -> bool:
    return 0x80 <= byte < 0xC0


@pytest.mark.parametrize("kind", [is_ascii, is_newline, is_first_of_many, is_continuation])
@pytest.mark.parametrize("place", [0.05, 0.5])
def test_one_changed_byte_breaks_what_lies_over_it_and_the_document(
    tmp_path: Path, built, texts: Texts, kind: Callable[[int], bool], place: float
):
    sources = Graph(built.layer("sources"))
    document, text = min(texts.by_document.items(), key=lambda item: str(item[0]))
    original = text.path.read_bytes()
    offset = next(i for i in range(int(len(original) * place), len(original)) if kind(original[i]))
    for other in texts.by_document.values():
        shutil.copy(other.path, tmp_path / other.path.name)
    spoilt = bytes([*original[:offset], ord("#"), *original[offset + 1 :]])
    (tmp_path / text.path.name).write_bytes(spoilt)
    character = len(original[:offset].decode("utf-8", "ignore"))
    over = {document}
    for node in (*sources.of_type(CG.Sentence), *sources.of_type(CG.Span)):
        section = sources.node(node, CG.ofSection)
        start, end = (int(sources.text(node, p) or 0) for p in (CG.startOffset, CG.endOffset))
        if section and sources.node(section, CG.partOfDocument) == document and start <= character < end:
            over.add(node)
    checks = verify(sources, Texts.load(tmp_path, sources))
    assert {check.node for check in checks if check.state is State.CHANGED} == over


@pytest.fixture
def copies(tmp_path: Path, sources_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KG_PROJECT", str(ROOT))
    return Path(shutil.copytree(sources_folder, tmp_path / "sources"))


def test_the_command_says_that_all_is_well(copies: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["verify", "--sources", str(copies)]) == 0
    digests, told = capsys.readouterr().out.splitlines()
    assert digests.endswith(": 0 differ")
    assert told == "told values: 0 in no passage cited for them"


def test_the_command_ends_with_1_and_names_what_differs(copies: Path, capsys: pytest.CaptureFixture[str]):
    path = sorted(copies.iterdir())[0]
    content = bytearray(path.read_bytes())
    offset = next(i for i in range(300, len(content)) if chr(content[i]).isalpha())
    content[offset] = ord("#")
    path.write_bytes(bytes(content))
    assert main(["verify", "--sources", str(copies)]) == 1
    out = capsys.readouterr().out
    assert "document doc:seed-000: the text no longer says what was registered" in out
    assert "sentence sentence:aif-" in out


def test_texts_that_are_not_at_hand_are_wrong_use(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    monkeypatch.setenv("KG_PROJECT", str(ROOT))
    monkeypatch.setenv("KG_SOURCES", "")
    assert main(["verify"]) == 2
    assert main(["verify", "--sources", str(tmp_path / "nowhere")]) == 2
    assert main(["verify", "--sources", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "--sources" in captured.err
    assert "lacks the text of doc:seed-000" in captured.err
