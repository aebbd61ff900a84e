"""The results page, written from results.json and from nothing else."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from harness import spread
from serving_page import serving_part, serving_targets

__all__ = ["summary", "write_page"]

Entry = dict[str, Any]
_PEERS = {"owlrl": "owlrl", "reasonable": "reasonable", "pyshacl": "pySHACL", "pyrudof": "pyrudof", "rdflib": "rdflib"}
_MEASURING = """\
Times are CPU seconds of user and system, as the operating system accounts them: median (least to most). Every run is
a process of its own, contestants take turns (A B A B), and results are compared in the same run. A ratio is median to
median; in brackets the least and the most that the runs allow. More than one means that ours is faster. Python may
keep its compiled modules between runs, as it does unless told otherwise."""
_CORPORA = """\
Made by `benchmarks/corpus.py` from a seed: documents, sections, sentences, spans, people, roles, tours, defections,
requests, ties, claims, disputes, law. Few people have most of the facts and few companies most of the roles; people
meet in circles of forty, so that the pairs of colleagues grow with the people and not with their square. One person
in a hundred is given a fault, so that the validators have something to find."""
_ABOUT_CLOSURE = """\
Rules: compiling them from the axioms, closing, and looking for contradictions; owlrl and reasonable do the same with
their built-in rules. Load: parsing N-Triples into the form that the engine wants. Store: writing everything to a
store that can be queried (owlrl's is its graph; reasonable has none). Compared are facts about named things, without
what holds of anything (x sameAs x, x a Thing, what RDF and OWL say of themselves)."""
_ABOUT_VALIDATION = """\
All our shapes, in the two stages of a build. Ours and pyrudof include reading the data; pySHACL's graphs are in
memory before its clock starts. Compared are stage, focus node, component, shape, value and path; with pyrudof the
first three only."""
_ABOUT_QUERIES = """\
Ours asks the store on disk, rdflib a graph in memory. The geometric mean is over the queries that both answer; in
brackets the query that gains least and the one that gains most. A query that rdflib does not answer in the time given
to it is left out of the mean."""
_ABOUT_BUILD = """\
The peers' pipeline is written in rdflib throughout (parsing, `sh:sparql`, rules, writing); the expansion of dates and
the settling of claims are our code in both. Importing the libraries is not counted in the pipelines, but it is in the
whole processes."""
_NOT_MEASURED = """\
- Networks, and time on the wall: everything but the server is one process, and the load on that comes from beside it.
- One life, 20 times rdflib-endpoint: Oxigraph's own server is not that much faster on so light a question.
- Other engines: Java reasoners and validators, commercial stores, maplib (its SHACL and Datalog are not on PyPI).
- Other ontologies: the ratios hold for ours and for data like ours, with many small circles of people.
- What people do: finding passages, judging, writing."""
_OURS = {"closure": "compiled", "validation": "compiled", "queries": "pyoxigraph", "turtle": "pyoxigraph"}


def write_page(results: Entry, path: Path) -> None:
    """Write the page and its picture."""
    from picture import draw

    path.parent.mkdir(parents=True, exist_ok=True)
    has_picture = draw(results, path.with_suffix("") / "growth.svg")
    picture = f"{path.stem}/growth.svg" if has_picture else ""
    path.write_text("\n".join(_page(results, picture)).rstrip("\n") + "\n", encoding="utf-8")


def _page(results: Entry, picture: str) -> Iterator[str]:
    measured = results["measured"]
    yield from _opening(results)
    yield from _table("Targets", ("target", "measured", "met"), list(_targets(results)))
    if picture:
        yield from (f"![CPU seconds against triples, both axes logarithmic]({picture})", "")
    yield from _sizes(results)
    yield from _closure(_ordered(results, "closure"))
    yield from _validation(_ordered(results, "validation"))
    yield from _queries(_ordered(results, "queries"))
    yield from _turtle(_ordered(results, "turtle"))
    yield from _build(measured.get("build", {}).get("project", {}))
    yield from _cold(measured.get("cold", {}).get("project", {}))
    yield from serving_part(measured.get("serving", {}).get("project", {}))
    yield from _closing()


def _opening(results: Entry) -> Iterator[str]:
    machine = results["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in machine["libraries"].items())
    before, after = results["load"]
    shared = (
        f" **The machine was shared** with other work (load average {before} before, {after} after):"
        " CPU seconds count only our own processes, but caches and memory were shared. Trust the ratios."
        if before > 0.5 or after > 1.5
        else ""
    )
    yield from ("# Benchmarks", "")
    yield "*Written by `benchmarks/run.py`; do not edit. `make bench` measures again (a minute for each peer at most),"
    yield "`python benchmarks/run.py --full` measures everything.*"
    yield ""
    yield (
        f"{results['date']}: {machine['cores']} cores, {machine['memory']} GB of memory, {machine['system']},"
        f" Python {machine['python']}; {versions}.{shared}"
    )
    yield ""
    yield from (_MEASURING, "")
    if notes := results.get("notes"):
        yield from ("Of this run:", "", *(f"- {note}" for note in notes), "")


def _table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], level: int = 2) -> Iterator[str]:
    if not rows:
        return
    if title:
        yield from ("#" * level + " " + title, "")
    yield "| " + " | ".join(head) + " |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


# Numbers in words


def _number(value: float) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3
    return f"{value:,.{digits}f}"


def _time(values: Sequence[float]) -> str:
    least, median, most = spread(values)
    return f"{_number(median)} s" + (f" ({_number(least)} to {_number(most)})" if len(values) > 1 else " (one run)")


def _ratio(theirs: Sequence[float], ours: Sequence[float]) -> str:
    low, high = min(theirs) / max(ours), max(theirs) / min(ours)
    extent = f" ({_number(low)} to {_number(high)})" if len(theirs) + len(ours) > 2 else ""
    return f"**{_number(_times(theirs, ours))}**{extent}"


def _times(theirs: Sequence[float], ours: Sequence[float]) -> float:
    return statistics.median(theirs) / statistics.median(ours)


def _agreement(entry: Entry, what: str) -> str:
    compared = entry.get("compared")
    if not compared:
        return "not compared"
    shared, missed, more = compared["shared"], compared["missed"], compared["more"]
    if not missed and not more:
        return f"the same {shared:,} {what}"
    parts = [f"**misses {missed:,}** of {shared + missed:,} {what}"] if missed else [f"all {shared:,} {what}"]
    return " ".join([*parts, *([f"and has {more:,} that ours has not"] if more else [])])


def _ordered(results: Entry, group: str) -> Entry:
    """Return what was measured of a group, the smallest size first, our own engine before its peers."""
    found, first = results["measured"].get(group, {}), ("compiled", "compiled, stored", "pyoxigraph")
    sizes = sorted(found, key=lambda size: results["sizes"][size]["data"])
    return {size: dict(sorted(found[size].items(), key=lambda item: item[0] not in first)) for size in sizes}


def _sizes(results: Entry) -> Iterator[str]:
    rows = [
        (size, *(f"{counts[kind]:,}" for kind in ("data", "authored", "whole")))
        for size, counts in sorted(results["sizes"].items(), key=lambda item: item[1]["data"])
    ]
    head = ("size", "corpus", "with ontology and dates (closed)", "with all that follows (asked)")
    yield from _table("The corpora, in triples", head, rows)
    yield from (_CORPORA, "")


# Each measurement


def _closure(found: Entry) -> Iterator[str]:
    rows = []
    for size, entries in found.items():
        ours = entries["compiled"]
        for name, entry in entries.items():
            rows.append((size, *_closure_row(name, entry, ours)))
    head = ("size", "engine", "rules only", "load, rules, store", "peak", "ours is faster: rules; all", "facts")
    yield from _table("OWL 2 RL closure", head, rows)
    yield from (_ABOUT_CLOSURE, "")


def _closure_row(name: str, entry: Entry, ours: Entry) -> tuple[str, ...]:
    label = f"ours ({name})" if name.startswith("compiled") else _PEERS[name]
    if "seconds" not in entry:
        return (label, entry["failure"], "", "", "", "")
    seconds, mine = entry["seconds"], ours.get("seconds", {})
    everything = "load, rules, store"
    is_ours = name.startswith("compiled")
    whole = _time(seconds[everything]) if not is_ours or "stored" in entry["said"] else "not stored"
    ratios = "" if is_ours else "; ".join(_ratio(seconds[k], mine[k]) for k in ("rules", everything))
    facts = f"{entry['said']['facts']:,}" if is_ours else _agreement(entry, "facts")
    return (label, _time(seconds["rules"]), whole, f"{entry['peak']:,} MB", ratios, facts)


def _validation(found: Entry) -> Iterator[str]:
    rows = []
    head = ("size", "engine", "authored", "whole", "peak", "ours is faster", "results")
    for size, entries in found.items():
        ours = entries["compiled"]
        for name, entry in entries.items():
            rows.append((size, *_validation_row(name, entry, ours)))
    yield from _table("SHACL validation", head, rows)
    yield from (_ABOUT_VALIDATION, "")


def _validation_row(name: str, entry: Entry, ours: Entry) -> tuple[str, ...]:
    label = "ours (compiled)" if name == "compiled" else _PEERS[name]
    if "seconds" not in entry:
        return (label, entry["failure"], "", "", "", "")
    seconds = entry["seconds"]
    ratio = "" if name == "compiled" else _ratio(seconds["both"], ours["seconds"]["both"])
    results = f"{entry['said']['results']:,}" if name == "compiled" else _agreement(entry, "results")
    return (label, _time(seconds["authored"]), _time(seconds["whole"]), f"{entry['peak']:,} MB", ratio, results)


def _queries(found: Entry) -> Iterator[str]:
    rows = []
    for size, entry in found.items():
        if "pyoxigraph" in entry:
            rows.append((size, *_queries_row(entry)))
    head = ("size", "queries", "all by pyoxigraph", "slowest", "ours is faster, geometric mean", "rows", "rdflib fails")
    yield from _table("Canned queries", head, rows)
    yield from (_ABOUT_QUERIES, "")


def _queries_row(entry: Entry) -> tuple[str, ...]:
    times = entry["pyoxigraph"]["times"]
    slowest = max(times, key=lambda name: times[name])
    own = (str(len(times)), f"{_number(sum(times.values()))} s", f"{slowest}: {_number(times[slowest])} s")
    theirs = entry.get("rdflib", {"failure": ""})
    if "ratio" not in theirs:
        return (*own, theirs["failure"], "", "")
    ratio, failures = theirs["ratio"], theirs["said"]["failures"]
    least_to_most = f"{_number(ratio['least'])} to {_number(ratio['most'])}"
    mean = f"**{_number(ratio['mean'])}** ({least_to_most}; {ratio['queries']} queries)"
    failed = "; ".join(f"{name} {why}" for name, why in failures.items()) or "none"
    return (*own, mean, _agreement(theirs, "rows"), failed)


def _turtle(found: Entry) -> Iterator[str]:
    rows = []
    for size, entry in found.items():
        ours, theirs = entry["pyoxigraph"], entry.get("rdflib", {"failure": "not tried"})
        for what in ("read", "read into a store", "write"):
            other = theirs.get("seconds", {}).get("read" if "read" in what else "write")
            told = (_time(other), _ratio(other, ours["seconds"][what])) if other else (theirs.get("failure", ""), "")
            rows.append((size, what, _time(ours["seconds"][what]), *told))
    yield from _table("Turtle", ("size", "what", "pyoxigraph", "rdflib", "ours is faster"), rows)
    compared = {size: entry["rdflib"] for size, entry in found.items() if "compared" in entry.get("rdflib", {})}
    agreements = "; ".join(f"{size}: {_agreement(entry, 'triples')}" for size, entry in compared.items())
    if agreements:
        yield from (f"Triples after reading, compared by spelling: {agreements}.", "")


def _build(found: Entry) -> Iterator[str]:
    if not found:
        return
    rows: list[tuple[str, ...]] = [
        ("our pipeline", _time(found["ours"]["seconds"]["pipeline"]), "", ""),
        ("`kg build --force`, the whole process", _time(found["kg build --force"]["seconds"]["process"]), "", ""),
        ("`kg build` after one person's file was edited", _time(found["after an edit"]["seconds"]["process"]), "", ""),
    ]
    if peers := found.get("peers"):
        rows.append(("rdflib, owlrl, pySHACL", *_build_of_peers(peers, found["ours"])))
    yield from _table("The whole build, real corpus", ("what", "time", "ours is faster", "graph"), rows)
    yield from (_ABOUT_BUILD, "")


def _build_of_peers(peers: Entry, ours: Entry) -> tuple[str, ...]:
    if "seconds" not in peers:
        return (peers["failure"], "", "")
    seconds = peers["seconds"]["pipeline"]
    return (_time(seconds), _ratio(seconds, ours["seconds"]["pipeline"]), _agreement(peers, "triples"))


def _cold(found: Entry) -> Iterator[str]:
    if not found:
        return
    least = found["import and open"]["seconds"]["process"]
    times = {name: entry["seconds"]["process"] for name, entry in found.items()}
    lines = {name: str(entry["said"].get("lines", 0)) for name, entry in found.items()}
    rows = [(name, _time(values), _number(_times(values, least)), lines[name]) for name, values in times.items()]
    names = {"import and open": "`import pyoxigraph` and opening the store", "kg query": "`kg query NAME -f csv`"}
    head = ("what", "time of the whole process", "times the least", "lines of answer")
    yield from _table("A cold question", head, [(names.get(name, name), *more) for name, *more in rows])


def _closing() -> Iterator[str]:
    yield from ("## What is not measured", "")
    yield _NOT_MEASURED


# Targets


def _targets(results: Entry) -> Iterator[tuple[str, str, str]]:
    measured = results["measured"]
    closure, validation = measured.get("closure", {}), measured.get("validation", {})
    yield from _closure_targets(closure)
    yield from _growth_targets(closure)
    yield from _validation_targets(validation, results["sizes"])
    yield from _project_targets(measured)
    yield from serving_targets(measured.get("serving", {}).get("project", {}))


def _at_least(what: str, wanted: float, value: float) -> tuple[str, str, str]:
    word = "yes" if value >= wanted else "**no**"
    return what, f"{_number(value)} times", f"{word}: {value / wanted:.0%} of the target"


def _under(what: str, wanted: float, value: float, more: str = "", unit: str = " s") -> tuple[str, str, str]:
    word = "yes" if value <= wanted else "**no**"
    return what, f"{_number(value)}{unit}{more}", f"{word}: {value / wanted:.0%} of the limit"


def _closure_targets(closure: Entry) -> Iterator[tuple[str, str, str]]:
    entry = closure.get("54k", {})
    if "seconds" in entry.get("owlrl", {}):
        ours, theirs = entry["compiled"]["seconds"], entry["owlrl"]["seconds"]
        rules = _times(theirs["rules"], ours["rules"])
        yield _at_least("closure at 54 k: at least 1,000 times owlrl (rules)", 1000, rules)
        whole = _times(theirs["load, rules, store"], ours["load, rules, store"])
        yield _at_least("closure at 54 k: at least 100 times owlrl (with load and store)", 100, whole)


def _growth_targets(closure: Entry) -> Iterator[tuple[str, str, str]]:
    for size, limit in (("541k", 1.0), ("5.4M", 10.0)):
        if "seconds" in (entry := closure.get(size, {}).get("compiled", {})):
            median = statistics.median(entry["seconds"]["rules"])
            what = f"closure at {size[:-1]} {size[-1]}: rules under {limit:g} s of CPU"
            yield _under(what, limit, median, f", {entry['peak']:,} MB in all")


def _validation_targets(validation: Entry, sizes: Entry) -> Iterator[tuple[str, str, str]]:
    entry = validation.get("54k", {})
    what = "validation at 54 k: at least 50 times pySHACL"
    if "seconds" in entry.get("pyshacl", {}):
        yield _at_least(what, 50, _times(entry["pyshacl"]["seconds"]["both"], entry["compiled"]["seconds"]["both"]))
    elif "pyshacl" in entry:
        yield what, f"pySHACL: {entry['pyshacl']['failure']}", "not known"
    if "541k" in validation and "5.4M" in validation:
        yield _linear(validation, sizes)


def _linear(validation: Entry, sizes: Entry) -> tuple[str, str, str]:
    """Tell whether ten times the triples take no more than ten times as long (a quarter more is let pass)."""
    what = "validation linear to 5 M (time may grow 1.25 times as fast as triples)"
    small, large = (validation[size]["compiled"] for size in ("541k", "5.4M"))
    if "seconds" not in large:
        return what, large["failure"], "**no**"
    longer = _times(large["seconds"]["both"], small["seconds"]["both"])
    more = sizes["5.4M"]["whole"] / sizes["541k"]["whole"]
    took = f"{_number(statistics.median(large['seconds']['both']))} s, {large['peak']:,} MB at 5.4 M"
    told = f"{_number(longer)} times the time for {_number(more)} times the triples ({took})"
    return what, told, "yes" if longer <= 1.25 * more else "**no**"


def _project_targets(measured: Entry) -> Iterator[tuple[str, str, str]]:
    build, cold = (measured.get(group, {}).get("project", {}) for group in ("build", "cold"))
    if "seconds" in build.get("peers", {}):
        ratio = _times(build["peers"]["seconds"]["pipeline"], build["ours"]["seconds"]["pipeline"])
        yield _at_least("`kg build`, real corpus: at least 20 times rdflib, owlrl and pySHACL", 20, ratio)
    if build:
        whole, edited = (build[name]["seconds"]["process"] for name in ("kg build --force", "after an edit"))
        yield _under("`kg build`, real corpus: under 2 s", 2.0, statistics.median(whole))
        yield _under("`kg build` after one edit: under 1 s", 1.0, statistics.median(edited))
    if cold:
        ratio = _times(*(cold[name]["seconds"]["process"] for name in ("kg query", "import and open")))
        what = "cold `kg query`: at most 2.5 times importing pyoxigraph and opening the store"
        yield _under(what, 2.5, ratio, unit=" times")


def summary(results: Entry) -> str:
    """Return the targets and the ratios as plain text."""
    rows = list(_targets(results))
    lines = [f"{what}: {value} ({met})".replace("**", "").replace("`", "") for what, value, met in rows]
    for group, sizes in results["measured"].items():
        for size, entry in sizes.items():
            lines += [f"{group} {size}: {line}" for line in _ratios(entry, _OURS.get(group, "ours"))]
    return "\n".join(lines)


def _ratios(entry: Entry, mine: str) -> Iterator[str]:
    ours = entry.get(mine, {}).get("seconds", {})
    for label, values in ours.items():
        yield f"{mine}, {label}: {_time(values)}"
    for name, other in entry.items():
        if "failure" in other:
            yield f"{name}: {other['failure']}"
        for label in set(ours) & set(other.get("seconds", {})) if name != mine else ():
            yield f"{name}, {label}: {_ratio(other['seconds'][label], ours[label])}".replace("**", "")
