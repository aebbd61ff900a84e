"""Writes the Turtle of a made corpus: names, passages and what is said, and counts the triples."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, chain
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

__all__ = ["ROOT", "Pen", "concepts"]

ROOT = Path(__file__).parents[1]
SECTION_LENGTH = 60_000
_SKOS = "http://www.w3.org/2004/02/skos/core#"


@cache
def concepts(scheme: str) -> tuple[str, ...]:
    """Return the concepts of a scheme of the ontology, as prefixed names in order."""
    from kg.project import Project
    from kg.rdf.namespaces import abbreviate

    found = chain.from_iterable(parse(path=path, format=RdfFormat.TURTLE) for path in Project(ROOT).concept_files())
    return tuple(
        sorted(
            abbreviate(str(quad.subject.value))
            for quad in found
            if quad.predicate == NamedNode(_SKOS + "inScheme")
            and str(quad.object.value).endswith(f"/id/scheme/{scheme}")
        )
    )


@cache
def _term(name: str) -> str:
    """Return the prefixed name of a term, of the core or of our own."""
    from kg.rdf.namespaces import CG

    return f"{'cg' if name in set(CG) else 'dg'}:{name}"


@cache
def _weights(count: int) -> tuple[float, ...]:
    """Return the cumulative weights of Zipf's law."""
    return tuple(accumulate(1 / rank for rank in range(1, count + 1)))


class Pen:
    """Writes Turtle and counts its triples; knows which passage it is writing about."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)  # noqa: S311
        self.written: list[str] = []
        self.triples = 0
        self._section, self._offset, self._sentences, self._citations = "", 0, 0, 0

    def chance(self, share: float) -> bool:
        """Tell yes in this share of cases."""
        return self.random.random() < share

    def skewed(self, values: Sequence[str]) -> str:
        """Return one of the values, the first far more often than the last (Zipf)."""
        return self.random.choices(values, cum_weights=_weights(len(values)))[0]

    def thing(self, name: str, cls: str, *facts: str) -> str:
        """Write one subject and return its name."""
        kept = list(dict.fromkeys(fact for fact in facts if fact))
        self.triples += 1 + len(kept)
        self.written.append(" ;\n    ".join([f"{name} a {_term(cls)}", *kept]) + " .\n")
        return name

    def named(self, name: str, cls: str, english: str, russian: str, *facts: str) -> str:
        """Write one subject with its names."""
        return self.thing(name, cls, f'rdfs:label "{english}"@en', f'rdfs:label "{russian}"@ru', *facts)

    def told(self, name: str, cls: str, *facts: str) -> str:
        """Write what a passage tells, by evidence for all of it or by a citation of single values."""
        if self.chance(0.3):
            return self.thing(name, cls, *facts, *self._cited(facts))
        spans = [self.span() for _ in range(2 if self.chance(0.2) else 1)]
        return self.thing(name, cls, *facts, *(f"cg:evidence {span}" for span in spans))

    def _cited(self, facts: Sequence[str]) -> list[str]:
        self._citations += 1
        properties = {fact.split()[0] for fact in facts if fact.startswith(("cg:", "dg:"))} - {"cg:rationale"}
        supports = [f"cg:supports {name}" for name in sorted(properties)]
        node = self.thing(f"citation:b{self._citations}", "Citation", f"cg:cites {self.span()}", *supports)
        return [f"cg:citation {node}"]

    def document(self, number: int, sections: int) -> None:
        """Write a document."""
        self.named(
            f"doc:b{number}",
            "Document",
            f"Text {number}",
            f"Текст {number}",
            'dcterms:language "en"',
            f"cg:charLength {sections * SECTION_LENGTH}",
            f'cg:fileName "{number}.txt"',
            f'cg:sha256 "{_digest("document", number)}"',
        )

    def section(self, number: int, document: int, place: int) -> None:
        """Write a section; what is told from now on stands in it."""
        self._section, self._offset, self._sentences = f"b{number}", place * SECTION_LENGTH, 0
        self.named(
            f"section:b{number}",
            "Section",
            f"Section {number}",
            f"Раздел {number}",
            f"cg:partOfDocument doc:b{document}",
            f"cg:startOffset {self._offset}",
            f"cg:endOffset {self._offset + SECTION_LENGTH}",
        )

    def span(self) -> str:
        """Write the next sentence and the span that cites it; now and then one that nobody cites comes before."""
        if self.chance(0.5):
            self._sentence("cg:setAsideBecause " + concepts("set-aside-reasons")[0] if self.chance(0.3) else "")
        facts = self._sentence()
        paraphrase = f'cg:paraphrase "What sentence {self._sentences} of the section says, in other words."@en'
        russian = f'cg:paraphrase "Что сказано в предложении {self._sentences} раздела, другими словами."@ru'
        return self.thing(f"span:{self._section}-{self._sentences}", "Span", paraphrase, russian, *facts)

    def _sentence(self, reason: str = "") -> tuple[str, ...]:
        self._sentences += 1
        begin = self._offset + 1
        self._offset = begin + self.random.randrange(20, 200)
        where = (
            f"cg:ofSection section:{self._section}",
            f"cg:startOffset {begin}",
            f"cg:endOffset {self._offset}",
            f'cg:sha256 "{_digest(self._section, begin)}"',
        )
        name = f"sentence:{self._section}-{self._sentences}"
        self.thing(name, "Sentence", *where, f"cg:ordinal {self._sentences - 1}", reason)
        return where

    def take(self) -> str:
        """Return what was written since the last time."""
        text = "".join(self.written)
        self.written.clear()
        return text


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()
