from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest

from kg.api import DefectorGraph
from kg.build import Built
from kg.build.layers import LAYERS
from kg.rdf.graph import Graph
from kg.rdf.namespaces import BASE
from kg.rdf.store import graph_name
from kg.server.dataset.dataset import dataset_description
from kg.server.dataset.datasetpages import dumps_document
from kg.server.dataset.dumpfiles import dump_file
from kg.server.dataset.dumps import dumps_of
from kg.server.site.site import Site
from kg.server.wire.formats import FORMATS
from kg.server.wire.problems import Problem

from ..little import node
from .linked_support import body_of, quads_of, triples_of


def content(rootless: Site, name: str) -> bytes:
    return body_of(dump_file(rootless, {"name": name}))


def test_there_are_two_parts_in_three_formats_each_plain_and_compressed():
    plain = {"accepted.ttl", "accepted.nt", "accepted.jsonld", "all.trig", "all.nq", "all.jsonld"}
    assert set(dumps_of()) == plain | {f"{name}.gz" for name in plain}


@pytest.mark.parametrize("name", [name for name in dumps_of() if not name.endswith("gz")])
def test_a_dump_holds_just_what_its_part_holds(rootless: Site, built: Built, name: str):
    form = next(form for form in FORMATS if form.suffix == name.partition(".")[2])
    # Written once more, so that blank nodes are labelled alike.
    again = "".join(f"{triple} .\n" for triple in built.triples()).encode()
    assert triples_of(content(rootless, name), form.name) == triples_of(again, "ntriples")


def earlier_dumps() -> set[str]:
    """What there was once: all parts in every format, and the things as a table."""
    plain = {f"{part}.{form.suffix}" for part in ("accepted", *LAYERS) for form in FORMATS}
    plain |= {"all.trig", "all.nq", "all.jsonld", "accepted.csv"}
    return plain | {f"{name}.gz" for name in plain}


@pytest.mark.parametrize("end", ["", ".sha256"])
@pytest.mark.parametrize("name", sorted(earlier_dumps() - set(dumps_of())))
def test_the_address_of_a_dump_that_is_gone_names_the_one_that_holds_it(rootless: Site, name: str, end: str):
    with pytest.raises(Problem) as found:
        content(rootless, name + end)
    assert (found.value.status, found.value.kind) == (410, "removed-dump")
    kept = str(found.value.members["kept"])
    assert kept in found.value.detail
    assert kept.endswith(end)
    kept = kept.removesuffix(end).removeprefix("/dump/")
    assert kept in dumps_of()
    assert kept.endswith(".gz") == name.endswith(".gz")
    assert kept.startswith("accepted") == name.startswith("accepted")


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld"])
def test_the_whole_has_its_layers_as_named_graphs(rootless: Site, suffix: str):
    form = next(form for form in FORMATS if form.suffix == suffix)
    assert {q.graph_name for q in quads_of(content(rootless, f"all.{suffix}"), form.name)} == set(
        map(graph_name, LAYERS)
    )


@pytest.mark.parametrize(
    ("name", "format_name", "layers"),
    [
        ("accepted.ttl", "turtle", ()),
        ("all.trig", "trig", ()),
        ("all.jsonld", "jsonld", ()),
    ],
)
def test_a_dump_is_byte_for_byte_what_kg_export_writes(rootless: Site, name: str, format_name: str, layers):
    assert content(rootless, name) == rootless.graph.export(format_name, layers=layers).encode()


def test_a_compressed_dump_holds_the_plain_one(rootless: Site):
    for name in ("accepted.ttl", "all.nq"):
        assert gzip.decompress(content(rootless, f"{name}.gz")) == content(rootless, name)


@pytest.mark.parametrize("name", ["accepted.ttl", "accepted.ttl.gz", "all.jsonld", "all.nq"])
def test_the_checksum_is_told_in_four_places(rootless: Site, name: str):
    reply = dump_file(rootless, {"name": name})
    digest = hashlib.sha256(body_of(reply))
    encoded = base64.b64encode(digest.digest()).decode()
    assert reply.headers["Repr-Digest"] == f"sha-256=:{encoded}:"
    assert reply.headers["Digest"] == f"sha-256={encoded}"
    assert content(rootless, f"{name}.sha256").decode() == f"{digest.hexdigest()}  {name}\n"
    [listed] = [
        d for d in json.loads(body_of(dumps_document(rootless, {"format": "json"})))["dumps"] if d["name"] == name
    ]
    assert (listed["sha256"], listed["bytes"]) == (digest.hexdigest(), len(body_of(reply)))
    described = Graph(dataset_description(rootless, "http://example.org"))
    [distribution] = described.subjects(node("dcat:downloadURL"), node(f"http://example.org/dump/{name}"))
    checksum = described.node(distribution, node("spdx:checksum"))
    assert described.text(checksum, node("spdx:checksumValue")) == digest.hexdigest()
    assert described.text(distribution, node("dcat:byteSize")) == str(len(body_of(reply)))


def test_every_dump_is_a_distribution_with_its_media_type(rootless: Site):
    described = Graph(dataset_description(rootless, "http://example.org"))
    media_types = {
        described.text(distribution, node("dcat:downloadURL")): described.text(distribution, node("dcat:mediaType"))
        for distribution in described.nodes(node(BASE + ".well-known/void#dataset"), node("dcat:distribution"))
        if described.node(distribution, node("dcat:downloadURL"))  # what has none is written when it is asked for
    }
    prefix = "https://www.iana.org/assignments/media-types/"
    assert media_types == {
        f"http://example.org/dump/{name}": prefix + dump.form.media_type for name, dump in dumps_of().items()
    }


@pytest.mark.parametrize(
    "name",
    [
        "../manifest.json",
        "..",
        "../../../../etc/passwd",
        "/etc/passwd",
        "accepted.ttl/../../manifest.json",
        "accepted.ttl\0",
        "accepted",
        "nothing.ttl",
        "all.ttl",
        "all.csv",
        "authored.csv",
        "ontology",
        ".sha256",
        "manifest.json.sha256",
        "accepted.ttl.sha256.sha256",
        "",
    ],
)
def test_only_names_of_dumps_are_served(rootless: Site, name: str):
    with pytest.raises(Problem) as found:
        content(rootless, name)
    assert (found.value.status, found.value.kind) == (404, "unknown-dump")


def test_the_page_links_to_every_dump_and_its_checksum(rootless: Site):
    page = body_of(dumps_document(Site(rootless.graph, "/graph", "test"), {"format": "html"})).decode()
    hrefs = set(re.findall(r'href="(/graph/dump/[^"?]+)"', page))
    assert hrefs == {f"/graph/dump/{name}{end}" for name in dumps_of() for end in ("", ".sha256")}


def test_dumps_are_the_same_where_the_build_cannot_be_written_beside(built: Built, tmp_path: Path, rootless: Site):
    folder = tmp_path / "build"
    shutil.copytree(built.folder, folder, ignore=shutil.ignore_patterns("dumps*", "views"))
    # A file where the folder should be: even a user who may write everywhere cannot write there.
    (folder / "dumps-3").write_text("")
    elsewhere = Site(DefectorGraph(Built(folder, built.manifest, built.project)), version="test")
    assert content(elsewhere, "all.nq.gz") == content(rootless, "all.nq.gz")
    assert (folder / "dumps-3").read_text() == ""


def test_a_dump_is_written_once_and_whole(built: Built, tmp_path: Path, rootless: Site):
    folder = tmp_path / "build"
    shutil.copytree(built.folder, folder, ignore=shutil.ignore_patterns("dumps*", "views"))
    elsewhere = Site(DefectorGraph(Built(folder, built.manifest, built.project)), version="test")
    assert content(elsewhere, "all.nq") == content(rootless, "all.nq")
    assert sorted(p.name for p in (folder / "dumps-3").iterdir()) == sorted(n for n in dumps_of() if n[:3] == "all")
