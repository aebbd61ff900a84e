"""A little world and the items of its things in Wikidata, with differences planted between the two."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.link.audit import report
from kg.link.audit.comparing import Row
from kg.link.audit.facts import Told
from kg.link.wikibase.snapshot import read_snapshot, write_snapshot

from ..little import node, world
from .wikibase import JULIAN, entity, item, statement, time

AUTHORED = """
person:ada a dg:Person ; rdfs:label "Ada Fenn"@en ;
    dg:bornIn event:ada-born ; dg:diedIn event:ada-died ; dg:hasProfession c:keeper , c:poet ; dg:memberOf group:watch .
event:ada-born cg:when "1851-03-05"^^edtf:EDTF ; dg:place place:rock ; cg:evidence span:almanac-birth .
event:ada-died cg:when "1917"^^edtf:EDTF ; dg:place place:town ; cg:evidence span:almanac-death .
role:ada-keeper dg:roleHolder person:ada ; dg:position c:keeper ; cg:evidence span:almanac-post .
role:ada-watch dg:roleHolder person:ada ; dg:atGroup group:watch ; cg:evidence span:almanac-post .
person:ben a dg:Person ; dg:bornIn event:ben-born ; dg:hasProfession c:keeper ; dg:parentOf person:ada .
event:ben-born cg:when "182X"^^edtf:EDTF ; cg:evidence span:almanac-birth .
role:ben-keeper dg:roleHolder person:ben ; dg:position c:keeper ; cg:evidence span:almanac-post .
tie:ben-ada dg:parent person:ben ; dg:child person:ada ; cg:evidence span:almanac-birth .
claim:ben-born cg:aboutNode event:ben-born .
dispute:ben-born cg:hasClaim claim:ben-born .
c:poet skos:broader c:writer .
"""
SOURCES = """
span:almanac-birth cg:ofSection section:almanac . span:almanac-death cg:ofSection section:almanac .
span:almanac-post cg:ofSection section:almanac .
"""
ITEMS = {
    "person:ada": "Q1",
    "person:ben": "Q2",
    "c:keeper": "Q3",
    "c:poet": "Q4",
    "c:writer": "Q5",
    "place:rock": "Q6",
    "place:town": "Q7",
    "group:watch": "Q8",
}
ALMANAC, OTHERS = item("Q90"), item("Q91")
ADA = entity(
    "Q1",
    "Ada Fenn",
    statement("P569", time("1851-02-21", 11, JULIAN), sources=(ALMANAC,)),
    statement("P570", time("1918-00-00", 9), "preferred", sources=(OTHERS,)),
    statement("P19", item("Q6")),
    statement("P20", item("Q7"), sources=(OTHERS,)),
    statement("P106", item("Q5"), sources=(OTHERS,)),
    statement("P106", item("Q99"), sources=(OTHERS,)),
    statement("P463", item("Q8"), "deprecated"),
)
BEN = entity("Q2", "Ben", statement("P569", time("1824-00-00", 9), sources=(ALMANAC,)))
PLANTED = {
    ("person:ada", "P569"): ["agree"],  # the same day in the other calendar
    ("person:ada", "P570"): ["differ"],
    ("person:ada", "P19"): ["theirs without source"],
    ("person:ada", "P20"): ["same value but our source is new"],
    ("person:ada", "P106"): ["ours finer", "they lack", "we lack"],  # a poet is a writer
    ("person:ada", "P463"): ["theirs deprecated"],
    ("person:ben", "P569"): ["theirs finer"],
    ("person:ben", "P106"): ["they lack"],
    ("person:ben", "P40"): ["they lack"],
}


def audited(file: Path, entities: list[dict[str, Any]]) -> list[Row]:
    """Write a snapshot of entities, and return the audit of the little world against it."""
    write_snapshot(file, entities)
    authored = world(AUTHORED)
    told = Told(authored, authored, world(SOURCES), {node(name): number for name, number in ITEMS.items()})
    return report.audit(told, read_snapshot(file), {"almanac": "Q90"})
