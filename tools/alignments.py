"""Write how our terms stand to those of others: each alignments.ttl is made from the alignments.sssom.tsv beside it.

The table follows SSSOM (https://mapping-commons.github.io/sssom/), so that each line has its justification, date and
confidence. Two columns do more than is asked there: `object_type` says as what a term of others is declared, since what
is served must stand alone (OWL 2, section 5.8.1); `object_path` says by which path theirs is reached from our subject,
where one property of ours is several of theirs.

    python tools/alignments.py            write the files anew
    python tools/alignments.py --check    exit 1 where they are not as they would be written
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.project import Project

ROOT = Path(__file__).parents[1]
_HEAD = """\
# Made by tools/alignments.py from the table beside this file; for export and for readers, never for reasoning, since
# it would type everything twice. Sub-class and sub-property where ours is narrower; a match where it is merely near.
"""
_DECLARED = {
    "owl class": "owl:Class",
    "owl object property": "owl:ObjectProperty",
    "owl data property": "owl:DatatypeProperty",
    "owl annotation property": "owl:AnnotationProperty",
    "owl named individual": "owl:NamedIndividual",
}
_PREFIXES = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}


@dataclass(frozen=True)
class Mapping:
    """One line of a table: our term, the relation, the term of others, and as what that one is declared."""

    subject: str
    predicate: str
    object: str
    kind: str

    def __str__(self) -> str:
        return f"{self.subject} {self.predicate} {self.object} ."


def table_of(file: Path) -> Path:
    """Return the table that a file of alignments is made from."""
    return file.with_suffix(".sssom.tsv")


def read(table: Path) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return the prefixes and the lines of a table; the head of SSSOM/TSV is YAML behind a number sign."""
    lines = table.read_text(encoding="utf-8").splitlines()
    head = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#")))
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    return head["curie_map"], rows


def mappings(rows: list[dict[str, str]]) -> list[Mapping]:
    """Return the lines as mappings, in order."""
    cells = ("subject_id", "predicate_id", "object_id", "object_type")
    return sorted((Mapping(*(row[cell] for cell in cells)) for row in rows), key=str)


def declarations(found: list[Mapping]) -> Iterator[str]:
    """Yield a declaration for each term of others, and for the relations that are not of RDFS."""
    kinds = {mapping.object: _DECLARED[mapping.kind] for mapping in found if mapping.kind in _DECLARED}
    relations = {mapping.predicate for mapping in found if mapping.predicate.startswith("skos:")}
    for term, kind in sorted((kinds | dict.fromkeys(relations, "owl:AnnotationProperty")).items()):
        yield f"{term} a {kind} ."


def as_turtle(table: Path) -> str:
    """Return what a table says, in Turtle: prefixes, declared terms of others, mappings."""
    prefixes, rows = read(table)
    found = mappings(rows)
    lines = [*declarations(found), "", *map(str, found)]
    used = {word.partition(":")[0] for line in lines for word in line.split() if ":" in word}
    known = prefixes | _PREFIXES
    heads = [f"@prefix {prefix}: <{known[prefix]}> ." for prefix in sorted(used)]
    return "\n".join([*heads, "", _HEAD, *lines, ""])


def stale(project: Project) -> Iterator[tuple[Path, str]]:
    """Yield every file of alignments that is not as its table says, with what it should be."""
    for file in project.alignment_files():
        content = as_turtle(table_of(file))
        if file.read_text(encoding="utf-8") != content:
            yield file, content


def main() -> int:
    """Write the files anew, or tell which would change."""
    parser = argparse.ArgumentParser(description="Write the alignments from their tables.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file would change")
    check = parser.parse_args().check
    found = list(stale(Project(ROOT)))
    for file, content in found:
        if check:
            print(f"{file.name} is not as its table says: run python tools/alignments.py", file=sys.stderr)
        else:
            file.write_text(content, encoding="utf-8")
    return int(check and bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
