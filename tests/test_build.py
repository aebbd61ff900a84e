from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg import build as building
from kg.build import BuildFailedError, Built, ensure_built, publish, read_corpus
from kg.build.code import code_that_builds
from kg.build.inputs import input_digest
from kg.cli import main
from kg.errors import KgError
from kg.project import Project

from .little import ROOT, copy_of_project

HEAD = "@prefix cg: <https://w3id.org/cited-graph/core#> . " + "".join(
    f"@prefix {line} .\n"
    for line in (
        "dg: <https://w3id.org/defector-graph/ontology#>",
        "edtf: <http://id.loc.gov/datatypes/edtf/>",
        "person: <https://w3id.org/defector-graph/id/person/>",
        "rdfs: <http://www.w3.org/2000/01/rdf-schema#>",
    )
)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return copy_of_project(tmp_path_factory.mktemp("project"))


@pytest.fixture
def copy(copied: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Return a copy of the project; files that a test adds to `data/zz` are gone after it."""
    monkeypatch.setenv("KG_BUILD", str(tmp_path / "build"))
    monkeypatch.setenv("KG_PROJECT", str(copied.root))
    (copied.data / "zz").mkdir()
    yield Project(copied.root)
    shutil.rmtree(copied.data / "zz")


def add(project: Project, name: str, body: str) -> None:
    (project.data / "zz" / name).write_text(HEAD + "\n" + body + "\n", encoding="utf-8")


FAULTS = [
    ("person:zed a dg:Persn .", "data/zz/bad.ttl:6: dg:Persn is not a term of the ontology"),
    ("\nperson:zed a dg:Person ;\n  dg:bron person:zed .", "data/zz/bad.ttl:8: dg:bron is not a term of the ontology"),
    ("person:zed a dg:Person ; cg:supports dg:bron .", "data/zz/bad.ttl:6: dg:bron is not a term of the ontology"),
    ("person:zed cg:aboutProperty dg:bron .", "data/zz/bad.ttl:6: dg:bron is not a term of the ontology"),
    ("person:zed dg:owner [ a dg:Person ] .", "data/zz/bad.ttl"),
    ('person:zed cg:when "1961-02-29"^^edtf:EDTF .', "data/zz/bad.ttl:6: “1961-02-29”"),
    ('person:zed cg:when "1961/1960"^^edtf:EDTF .', "data/zz/bad.ttl:6: “1961/1960”"),
    ('person:rudolf-nureyev rdfs:label "N"@fr .', "is also in data/"),
    ("person:zed a dg:Person", "data/zz/bad.ttl:7:"),
    ("zed:zed a dg:Person .", "data/zz/bad.ttl:6:"),
]


@pytest.mark.parametrize(("body", "message"), FAULTS, ids=[fault[1] for fault in FAULTS])
def test_a_fault_is_told_with_file_and_line(copy: Project, body: str, message: str):
    add(copy, "bad.ttl", body)
    with pytest.raises(KgError) as caught:
        read_corpus(copy)
    assert message in str(caught.value)
    assert str(copy.root) not in str(caught.value)


def test_a_blank_node_is_a_fault(copy: Project):
    add(copy, "bad.ttl", "person:zed dg:owner [ a dg:Person ] .")
    with pytest.raises(KgError, match="has a blank node"):
        read_corpus(copy)


def test_all_faults_are_told_at_once(copy: Project):
    add(copy, "a.ttl", "person:zed a dg:Persn .")
    add(copy, "b.ttl", "person:zed a dg:Person .")
    add(copy, "c.ttl", 'person:cy cg:when "soon"^^edtf:EDTF ; dg:bron person:zed .')
    add(copy, "d.ttl", "person:dee a")
    with pytest.raises(KgError) as caught:
        read_corpus(copy)
    told = str(caught.value)
    assert "a.ttl:6: dg:Persn" in told
    assert "b.ttl:6: person:zed is also in data/zz/a.ttl" in told
    assert "c.ttl:6: dg:bron" in told
    assert "c.ttl:6: “soon”" in told
    assert "d.ttl:7" in told


def test_a_build_of_faulty_files_leaves_the_last_good_one_in_place(copy: Project):
    with publish.publishing(copy.build) as before:
        publish.write_manifest(before.folder, {"inputs": "of yesterday"})
    last = publish.current(copy.build)
    add(copy, "bad.ttl", "person:zed a dg:Persn .")
    with pytest.raises(KgError, match="dg:Persn"):
        ensure_built(copy)
    assert publish.current(copy.build) == last
    assert publish.read_manifest(last) == {"inputs": "of yesterday"}
    assert list(copy.build.glob("unfinished-*")) == []


@pytest.mark.parametrize(("age", "is_kept"), [(0, True), (10**9, False)])
def test_what_a_killed_build_left_goes_though_another_process_has_its_number(tmp_path: Path, age: int, is_kept: bool):
    left = tmp_path / f"unfinished-{os.getpid()}-of-another"
    left.mkdir()
    if not Path("/proc/self/stat").exists():
        pytest.skip("this system does not tell when a process began")
    os.utime(left, (time.time() - age,) * 2)
    with publish.publishing(tmp_path):
        pass
    assert left.exists() is is_kept


def test_a_build_against_the_shapes_leaves_the_last_good_one_in_place(
    copy: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """The copy has two people and nothing else, so that its validation takes little."""
    small = copy.build.parent / "small"
    shutil.copytree(copy.root / "ontology", small / "ontology")
    shutil.copy(copy.root / "project.toml", small)
    (small / "data").mkdir(parents=True)
    (small / "data" / "zed.ttl").write_text(HEAD + "\nperson:zed a dg:Person .\n", encoding="utf-8")
    monkeypatch.setenv("KG_PROJECT", str(small))
    with publish.publishing(copy.build) as before:
        publish.write_manifest(before.folder, {"inputs": "of yesterday"})
    last = publish.current(copy.build)
    assert main(["build"]) == 1
    captured = capsys.readouterr()
    assert "person:zed  (data/zed.ttl:6)" in captured.err
    assert captured.out == ""
    assert publish.current(copy.build) == last


def test_a_build_that_fails_carries_its_report():
    assert issubclass(BuildFailedError, KgError)


def folders(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()}


def test_a_finished_build_takes_the_place_of_the_last_in_one_step(tmp_path: Path):
    seen = []
    for number in range(4):
        with publish.publishing(tmp_path) as under_way:
            seen.append(publish.current(tmp_path))
            publish.write_manifest(under_way.folder, {"number": number})
        current = publish.current(tmp_path)
        assert current is not None
        assert publish.read_manifest(current) == {"number": number}
    assert seen[0] is None
    assert len([name for name in folders(tmp_path) if name.startswith("build-")]) == 4, "readers may be at them"
    for old in tmp_path.glob("build-*"):
        os.utime(old, (0, 0))
    with publish.publishing(tmp_path) as under_way:
        publish.write_manifest(under_way.folder, {"number": 4})
    assert len([name for name in folders(tmp_path) if name.startswith("build-")]) == 2, "an hour later they go"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_an_exception_while_building_leaves_the_old_pointer(tmp_path: Path, error: type[BaseException]):
    with publish.publishing(tmp_path) as first:
        publish.write_manifest(first.folder, {})
    before = publish.current(tmp_path)
    names = folders(tmp_path)

    def fail() -> None:
        with publish.publishing(tmp_path) as second:
            publish.write_manifest(second.folder, {"half": "done"})
            raise error

    with pytest.raises(error):
        fail()
    assert publish.current(tmp_path) == before
    assert folders(tmp_path) == names


def test_a_folder_without_a_manifest_is_no_build(tmp_path: Path):
    (tmp_path / "current").mkdir()
    assert publish.current(tmp_path) is None


def test_the_current_build_is_used_again(built: Built, project: Project, monkeypatch: pytest.MonkeyPatch):
    def never(*_: object) -> None:
        pytest.fail("built again")

    monkeypatch.setattr("kg.build.pipeline.build", never)
    assert ensure_built(project).folder == built.folder


@pytest.mark.parametrize(
    "name",
    [
        "data/people/rudolf-nureyev.ttl",
        "data/sources/seed-000.ttl",
        "ontology/axioms.ttl",
        "ontology/alignments.ttl",
        "ontology/rules/refuge-country.rq",
        "ontology/shapes/time.ttl",
    ],
)
def test_the_digest_changes_when_an_input_changes(copy: Project, name: str):
    before = input_digest(copy)
    path = copy.root / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n", encoding="utf-8")
    changed = input_digest(copy)
    path.write_text(text, encoding="utf-8")
    assert changed != before
    assert input_digest(copy) == before


def test_the_digest_changes_when_a_file_is_added_or_moved(copy: Project):
    before = input_digest(copy)
    add(copy, "more.ttl", "person:zed a dg:Person .")
    added = input_digest(copy)
    (copy.data / "zz" / "more.ttl").rename(copy.data / "zz" / "most.ttl")
    assert len({before, added, input_digest(copy)}) == 3


def test_the_code_that_builds_is_all_that_a_build_imports(copy: Project):
    """What a build has imported, in a process of its own, is among the code whose change makes the build stale."""
    program = (
        "import sys; from kg.project import find; from kg.build.pipeline import build; build(find());"
        "print(*sorted(m.__file__ for n, m in sys.modules.items() if n.startswith('kg.')))"
    )
    environment = {**os.environ, "KG_PROJECT": str(copy.root), "KG_BUILD": str(copy.build)}
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    imported = set(done.stdout.split())
    assert any(file.endswith("rdf/store.py") for file in imported)
    assert imported <= set(code_that_builds())


def test_neither_command_line_nor_server_is_code_that_builds():
    places = {Path(file).relative_to(ROOT / "src" / "kg").parts[0] for file in code_that_builds()}
    assert places & {"cli", "server", "explain", "queries"} == set()
    assert {"build", "rdf", "reasoning", "validation", "dates.py"} <= places


def test_the_digest_does_not_change_with_a_query(copy: Project):
    before = input_digest(copy)
    path = copy.queries / "new.rq"
    path.write_text("ASK {}", encoding="utf-8")
    changed = input_digest(copy)
    path.unlink()
    assert changed == before


def test_the_manifest_says_what_was_built(built: Built):
    manifest = built.manifest
    assert manifest["triples"]["view/accepted"] == len(built.triples())
    assert manifest["triples"]["authored"] == len(built.layer("authored"))
    assert [f for f in manifest["findings"] if f["severity"] == "violation"] == []
    assert tuple(manifest["seconds"]) == building.STEPS


def test_the_store_holds_the_same_as_the_layers(built: Built):
    store = built.store()
    count = "SELECT (COUNT(*) AS ?n) { GRAPH <https://w3id.org/defector-graph/graph/view/accepted> { ?s ?p ?o } }"
    assert [int(row["n"].value) for row in store.query(count)] == [len(built.triples())]
