"""The documentation is run: commands, outputs, Python, links, and whether every command and option is named.

A ```sh block is run command by command; a ```text block right after it is its output, in which `…` stands for what is
left out. In a how-to, a block after a line that names a file in backquotes and ends with a colon is written to that
file (in Turtle: put in the place of the blocks of the same subjects), so that the whole guide is followed as it stands.
`kg serve` is started and stopped; commands that speak to the usual address speak to a server on a free port.
"""

from __future__ import annotations

import argparse
import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.build import Built
from kg.cli import COMMANDS, parser_of
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.namespaces import PREFIXES

from .server.running import Running, serving

ROOT = Path(__file__).parents[1]
HOW_TOS = sorted((ROOT / "docs").glob("how-to-*.md"))
PAGES = sorted(
    [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("README.md")]
)
OWN = ROOT / "docs" / "your-own-project.md"
"""Followed outside of this project, by `test_new_project`."""
READING = [page for page in PAGES if page not in HOW_TOS and page != OWN]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
FILE_NAMED = re.compile(r"`([\w./-]+\.\w+)`[^`\n]*:$")
EXIT_CODE = re.compile(r"\s+# exit code (\d)$")
USUAL_ADDRESS = "http://127.0.0.1:7878"
NEEDS_TEXTS = re.compile(r"^kg (verify|cite)\b")
COPIED = ("ontology", "data", "queries", "tests/answers", "tests/shapes", "tools")


@dataclass(frozen=True)
class Block:
    """One fenced block, the output expected of it, and the file it is the content of."""

    page: Path
    line: int
    language: str
    content: str
    output: str | None = None
    file: str | None = None

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    matches = list(FENCE.finditer(text))
    found = []
    for match, after in zip_longest(matches, matches[1:]):
        follows = after is not None and after[1] == "text" and not text[match.end() : after.start()].strip()
        before = text[: match.start()].rstrip()
        named = FILE_NAMED.search(before.rpartition("\n")[2])
        found.append(
            Block(
                page,
                text.count("\n", 0, match.start()) + 1,
                match[1],
                match[2],
                after[2] if after and follows else None,
                named[1] if named else None,
            )
        )
    return found


def blocks(pages: list[Path], language: str) -> list[Block]:
    return [block for page in pages for block in blocks_of(page) if block.language == language]


def commands(block: Block) -> Iterator[tuple[str, int]]:
    """Yield each command with the exit code that the page says; a here-document or a trailing backslash goes on."""
    lines = iter(block.content.splitlines())
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        command = line
        while command.endswith("\\"):
            command += "\n" + next(lines)
        if heredoc := re.search(r"<<'?(\w+)'?$", line):
            while not command.endswith(f"\n{heredoc[1]}"):
                command += "\n" + next(lines)
        said = EXIT_CODE.search(command)
        yield EXIT_CODE.sub("", command), int(said[1]) if said else 0


@dataclass
class Desk:
    """Where a page is followed: a folder, the project that `kg` finds, and the texts if there are any."""

    folder: Path
    project: Path
    build: Path
    texts: Path | None = None
    server: Callable[[], str] | None = None

    def run(self, block: Block) -> list[str]:
        """Run a block and compare its output; return the commands that were left out for want of the texts."""
        output, skipped = "", []
        for command, code in commands(block):
            if command.startswith("make "):
                assert set(command.split()[1:]) <= make_targets(), f"{block}: {command}: no such target"
            elif command.startswith("kg serve"):
                with serving(*command.split()[2:]) as running:
                    assert running.health()["status"] == "ok", f"{block}: {command}"
            elif NEEDS_TEXTS.match(command) and self.texts is None:
                skipped.append(command)
            else:
                output += self._call(block, command, code)
        if block.output is not None and not skipped:
            assert matches(block.output, output), f"{block}: the output is now:\n{output}"
        return skipped

    def _call(self, block: Block, command: str, code: int) -> str:
        address = self.server() if self.server and USUAL_ADDRESS in command else USUAL_ADDRESS
        done = subprocess.run(
            ["bash", "-c", command.replace(USUAL_ADDRESS, address)],
            check=False,
            cwd=self.folder,
            env=self._environment(command),
            capture_output=True,
            text=True,
        )
        told = f"{block}: {command}: exit code {done.returncode}\n{done.stdout}{done.stderr}"
        assert done.returncode == code, told
        return (done.stdout + done.stderr).replace(address, USUAL_ADDRESS)

    def _environment(self, command: str) -> dict[str, str]:
        kept = {**os.environ, "KG_SOURCES": ""}
        if self.texts and NEEDS_TEXTS.match(command):
            kept["KG_SOURCES"] = str(self.texts)
        path = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
        return {**kept, "PATH": path, "KG_PROJECT": str(self.project), "KG_BUILD": str(self.build), "COLUMNS": "100"}

    def write(self, block: Block) -> None:
        """Write a file that the page shows; in Turtle that exists already, put each block where its subject stands."""
        assert block.file is not None
        path = self.folder / block.file
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix != ".ttl" or not path.exists():
            path.write_text(block.content, encoding="utf-8")
            return
        old = dict(subject_blocks(path.read_text(encoding="utf-8")))
        old.update(subject_blocks(block.content))
        prefixes = sorted(text for name, text in old.items() if name.startswith("@prefix"))
        rest = [text for name, text in old.items() if not name.startswith("@prefix")]
        path.write_text("\n".join(prefixes) + "\n\n" + "\n\n".join(rest) + "\n", encoding="utf-8")


def subject_blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield each paragraph of Turtle under its first line, each prefix by itself."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = paragraph.splitlines()
        if lines[0].startswith("@prefix"):
            yield from ((line, line) for line in lines)
        else:
            yield lines[0], paragraph


def matches(expected: str, actual: str) -> bool:
    """Compare line by line; a line of `…` is any number of lines, `…` in a line is any run of characters."""
    pattern = ""
    for line in expected.splitlines():
        if line.strip() == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += ".*".join(map(re.escape, line.rstrip().split("…"))) + r"[ ]*\n"
    return re.fullmatch(pattern + r"\s*", actual.rstrip() + "\n") is not None


def make_targets() -> set[str]:
    return set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


@pytest.fixture(scope="session")
def texts_at_hand(request: pytest.FixtureRequest) -> Path | None:
    try:
        return Path(request.getfixturevalue("sources_folder"))
    except pytest.skip.Exception:
        return None


@pytest.fixture(scope="module")
def documented_server(built: Built) -> Iterator[Running]:  # noqa: ARG001
    with serving() as running:
        yield running


@pytest.mark.parametrize("block", blocks(READING, "sh"), ids=str)
def test_commands_of_a_page_run(
    block: Block, built: Built, texts_at_hand: Path | None, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    def server() -> str:
        return str(request.getfixturevalue("documented_server").url)

    skipped = Desk(tmp_path, ROOT, built.folder.parent, texts_at_hand, server).run(block)
    if skipped:
        pytest.skip(f"the source texts are not at hand for {', '.join(skipped)}")


@pytest.mark.parametrize("page", HOW_TOS, ids=lambda page: page.stem)
def test_guide_can_be_followed(page: Path, built: Built, texts_at_hand: Path | None, tmp_path: Path) -> None:
    desk = Desk(tmp_path, tmp_path, copy_of_build(built, tmp_path), texts_at_hand and tmp_path / "texts")
    for folder in COPIED:
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "project.toml", tmp_path)
    if texts_at_hand:
        shutil.copytree(texts_at_hand, tmp_path / "texts", copy_function=shutil.copyfile)
    skipped = []
    for block in blocks_of(page):
        if block.language == "sh":
            skipped += desk.run(block)
        elif block.file:
            desk.write(block)
    if skipped:
        pytest.skip(
            f"the source texts are not at hand for {len(skipped)} commands (kg cite, kg verify); all else was run"
        )


def copy_of_build(built: Built, folder: Path) -> Path:
    """Copy the finished build, so that a guide that changes no data need not build."""
    shutil.copytree(built.folder, folder / "build" / built.folder.name)
    (folder / "build" / "current").symlink_to(built.folder.name)
    return folder / "build"


@pytest.mark.parametrize("block", blocks(PAGES, "python"), ids=str)
def test_python_runs(block: Block, built: Built, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KG_PROJECT", str(ROOT))
    monkeypatch.setenv("KG_BUILD", str(built.folder.parent))
    monkeypatch.setenv("KG_SOURCES", "")
    monkeypatch.chdir(tmp_path)
    test = doctest.DocTestParser().get_doctest(block.content, {}, str(block), str(block.page), block.line)
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE, verbose=False)
    runner.run(test, out=told.append)
    assert test.examples, f"{block}: nothing to run"
    assert not told, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", FENCE.sub("", page.read_text(encoding="utf-8")))
    relative = [target for target in targets if not target.startswith(("http:", "https:", "mailto:"))]
    assert [target for target in relative if not (page.parent / target).exists()] == []


def words_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield name
                yield from words_of(below)
        elif not isinstance(action, argparse._HelpAction):
            yield from action.option_strings or [str(action.metavar or action.dest)]
            yield from map(str, action.choices or ())


@pytest.mark.parametrize("command", COMMANDS)
def test_command_and_its_options_are_named(command: str) -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    found = re.search(rf"^## kg {command}\n(.*?)(?=^## |\Z)", page, re.M | re.S)
    assert found, f"docs/command-line.md has no part “## kg {command}”"
    named = set(re.findall(r"[\w.-]+", found[1].casefold()))
    wanted = {part for word in words_of(parser_of(command)) for part in re.findall(r"[\w.-]+", word.casefold())}
    assert wanted - named == set()


def test_no_command_is_named_that_is_not_there() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## kg (\w+)$", page, re.M)) == set(COMMANDS)


@pytest.mark.parametrize("block", blocks([ROOT / "docs" / "data-model.md"], "turtle"), ids=str)
def test_snippet_of_the_data_model_is_real(block: Block, project: Project) -> None:
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    shown = {quad.triple for quad in parse(head + block.content, format=RdfFormat.TURTLE)}
    known = {triple for path in project.data_files() for triple in turtle.read(path)}
    assert {str(triple) for triple in shown - known} == set()


def test_pages_name_terms_and_concepts_that_exist(project: Project) -> None:
    gone = [*project.deprecated_files(), project.ontology / "moved.ttl"]
    vocabulary = [*project.vocabulary_files(), project.data / "definitions.ttl", *gone]
    defined = "\n".join(path.read_text("utf-8") for path in vocabulary)
    declared = set(re.findall(r"^((?:cc?|cg|dg):[\w-]+)", defined, re.M))
    text = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    made_up = {f"dg:{name}" for name in re.findall(r"kg new term (\w+) --kind", text)}
    assert set(re.findall(r"(?<![\w/-])((?:cc?|cg|dg):\w[\w-]*)", text)) - declared - made_up == set()


def runs_of_words(text: str, length: int = 6) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_pages_share_no_run_of_six_words_with_a_source(sources_folder: Path) -> None:
    told = {
        run
        for path in sources_folder.glob("*.txt")
        for run in runs_of_words(path.read_text(encoding="utf-8", errors="replace"))
    }
    shared = {page.name: told & runs_of_words(page.read_text(encoding="utf-8")) for page in PAGES}
    assert {name: runs for name, runs in shared.items() if runs} == {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_names_no_folder_of_one_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"(?<![\w.:/-])/(?:work|home|root|tmp|Users|opt)/\S*", text) == []
