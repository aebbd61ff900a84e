"""Corpora of our own kind at any size: the same seed gives the same bytes.

    python benchmarks/corpus.py TRIPLES FILE [--seed N] [--faults SHARE]

A corpus is Turtle as an editor would write it: documents with sections, sentences and spans, and what they say.
The people of one circle know one another: few of them are famous and have many facts, few of its companies have
most of the roles (both Zipf). Circles grow in number and never in size, as troupes do. What is made conforms to
the shapes of both stages and contradicts nothing, apart from the share of people that is given a fault.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from lives import World
from pen import Pen

__all__ = ["blocks", "write"]

SIZES = {"5k": 5_000, "54k": 54_000, "541k": 541_000, "5.4M": 5_400_000}


def _head() -> str:
    from kg.rdf.namespaces import PREFIXES

    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def blocks(triples: int, seed: int = 1, faults: float = 0.0) -> Iterator[tuple[str, int]]:
    """Yield Turtle, person by person, with the number of triples so far, until there are enough."""
    pen = Pen(seed)
    world = World(pen, faults)
    world.begin()
    yield _head() + pen.take(), pen.triples
    number = 0
    while pen.triples < triples:
        world.person(number)
        number += 1
        yield pen.take(), pen.triples


def write(path: Path, triples: int, seed: int = 1, faults: float = 0.0) -> int:
    """Write a corpus and return how many triples it has: the size wanted, or a few hundred more."""
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for text, count in blocks(triples, seed, faults):  # noqa: B007
            file.write(text)
    return count


def main() -> None:
    """Write one corpus to a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("triples", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=float, default=0.0, help="share of the people with a fault (default: none)")
    options = parser.parse_args()
    print(write(options.file, options.triples, options.seed, options.faults), "triples")


if __name__ == "__main__":
    main()
