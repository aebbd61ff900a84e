"""Draw authored statements by chance, for a reader who holds each against the passages cited for it.

A statement is a node, a property and a value that the editors wrote and a passage carries. Each section is drawn from
in proportion to its statements; one that several sections carry counts for the first of them. Left out are names,
types, citations, the editors' own verdicts, and what a basis marks as inferred. What a proposition or a claim says is
one statement: it is drawn by its value, and read whole. tests/readings/ has the sheets that were read.

    python tools/sample_statements.py --seed 9 --count 100 > sheet.tsv
    python tools/sample_statements.py --seed 10 --count 50 --without sheet.tsv > another.tsv
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from pyoxigraph import NamedNode

from kg.build import Corpus, read_corpus
from kg.evidence.citations import Citation, describe_span
from kg.evidence.support import passages_for
from kg.project import Project
from kg.rdf.graph import subject_of, value_of
from kg.rdf.namespaces import CG, DCTERMS, PREFIXES, QB, RDF, RDFS, SKOS, Vocabulary, abbreviate

DG = Vocabulary(PREFIXES["dg"], "ofWork quantityOf")

ROOT = Path(__file__).parents[1]
COLUMNS = ("number", "node", "property", "value", "passages", "verdict_1", "verdict_2", "note", "mended")
_NAMES_AND_TYPES = (RDF.type, RDFS.label, SKOS.altLabel, SKOS.prefLabel, DCTERMS.title, CG.statementKind)
_BOOKKEEPING = (
    *(CG.evidence, CG.citation, CG.statedIn, DG.ofWork, DG.quantityOf, QB.dataSet, CG.rationale, CG.rank),
    *(CG.disputeType, CG.hasClaim, CG.resolution, CG.aboutNode, CG.aboutProperty),
    *(CG.content, CG.propositionSubject, CG.propositionProperty),
)
_LEFT_OUT = frozenset((*_NAMES_AND_TYPES, *_BOOKKEEPING))


@dataclass(frozen=True)
class Statement:
    """Something written in the data, in prefixed names, with the passages that carry it, in order of the text."""

    node: str
    predicate: str
    value: str
    passages: tuple[Citation, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """Return node, property and value."""
        return self.node, self.predicate, self.value

    @property
    def section(self) -> str:
        """Return the slug of the section that it counts for."""
        return self.passages[0].section


def statements(corpus: Corpus) -> Iterator[Statement]:
    """Yield all statements of the data that a passage carries, in order of node, property and value."""
    for triple in sorted(corpus.authored, key=str):
        node = subject_of(triple)
        if triple.predicate in _LEFT_OUT or corpus.authored.has(node, CG.basis):
            continue
        spans = passages_for(corpus.authored, corpus.sources, node, triple.predicate, value_of(triple))
        passages = sorted((describe_span(corpus.sources, span) for span in spans), key=_position(corpus))
        if passages:
            yield Statement(_name(node), _name(triple.predicate), _name(value_of(triple)), tuple(passages))


def _position(corpus: Corpus) -> Callable[[Citation], tuple[str, int, int]]:
    """Return the order of the text: passages of a document stand in the order of its characters."""

    def position(passage: Citation) -> tuple[str, int, int]:
        section = corpus.sources.node(passage.span, CG.ofSection)
        document = corpus.sources.text(section, CG.partOfDocument) if section else None
        return document or "", passage.start, passage.end

    return position


def _name(term: object) -> str:
    """Return the prefixed name of a node, or the lexical form of a literal."""
    return abbreviate(term.value) if isinstance(term, NamedNode) else str(getattr(term, "value", term))


def draw(found: Iterable[Statement], seed: int, count: int) -> list[Statement]:
    """Return `count` statements (all, when there are fewer), from each section in proportion to what it carries.

    The same statements and the same seed give the same sample; it stands in the order of the sections.
    """
    strata: dict[str, list[Statement]] = defaultdict(list)
    for statement in found:
        strata[statement.section].append(statement)
    chance = random.Random(seed)  # noqa: S311
    sizes = shares({section: len(members) for section, members in strata.items()}, count)
    return [statement for section in sorted(strata) for statement in chance.sample(strata[section], sizes[section])]


def shares(sizes: dict[str, int], count: int) -> dict[str, int]:
    """Divide `count` in proportion to some sizes, by largest remainders.

    >>> shares({"a": 60, "b": 25, "c": 15}, 10)
    {'a': 6, 'b': 3, 'c': 1}
    """
    total = sum(sizes.values())
    count = min(count, total)
    found = {name: count * size // total for name, size in sizes.items()}
    rest = sorted(sizes, key=lambda name: (-(count * sizes[name] % total), name))
    for name in rest[: count - sum(found.values())]:
        found[name] += 1
    return found


def write(sample: Iterable[Statement], out: TextIO) -> None:
    """Write the sheet: a row for each statement, with room for the verdicts of two readers."""
    sheet = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE)
    sheet.writerow(COLUMNS)
    for number, statement in enumerate(sample, 1):
        places = "; ".join(f"{abbreviate(p.span.value)} ({p.place})" for p in statement.passages)
        sheet.writerow((number, *statement.key, places, "", "", "", ""))


def drawn_before(sheets: Iterable[Path]) -> Collection[tuple[str, str, str]]:
    """Return node, property and value of each row of some sheets."""
    found = set()
    for path in sheets:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            found.update((row["node"], row["property"], row["value"]) for row in rows)
    return found


def main() -> int:
    """Print a sheet."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, required=True, help="the same seed draws the same from the same data")
    parser.add_argument("--count", type=int, default=100, help="how many statements (default: 100)")
    parser.add_argument("--without", type=Path, action="append", default=[], help="a sheet not to draw from again")
    args = parser.parse_args()
    before = drawn_before(args.without)
    found = [statement for statement in statements(read_corpus(Project(ROOT))) if statement.key not in before]
    print(f"{len(found)} statements", file=sys.stderr)
    write(draw(found, args.seed, args.count), sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
