"""The part of the page of results that tells of the server."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from typing import Any

__all__ = ["serving_part", "serving_targets"]

Entry = dict[str, Any]
_OURS, _KEPT, _OXIGRAPH, _RDFLIB = "ours", "ours, kept answers", "oxigraph serve-read-only", "rdflib-endpoint"
_ABOUT = """\
Requests per second that one wrk with eight connections gets on the same machine, JSON results; *latency* is the time of
one request under that load; *processor* is what all processes of the server use for one request. The load takes its
share of the processors, so the rates are for comparing. *Kept answers*: the same address again and again. Our server
writes its access log meanwhile.\
"""


def serving_part(found: Entry) -> Iterator[str]:
    """Yield the lines of the part, or none where nothing was measured."""
    if not found:
        return
    yield from ("## The server", "")
    questions = list(dict.fromkeys(question for entry in found.values() for question in entry if question != "failure"))
    for question in questions:
        yield from (
            f"**{question}**",
            "",
            "| server | requests per second | rate of ours | median | p99 | processor | failed |",
        )
        yield "|---|---|---|---|---|---|---|"
        for name, entry in found.items():
            yield _row(name, entry, found, question)
        yield ""
    failures = [f"{name}: {entry['failure']}." for name, entry in found.items() if "failure" in entry]
    yield from (*failures, _ABOUT, "")


def _row(name: str, entry: Entry, found: Entry, question: str) -> str:
    if question not in entry:
        return f"| {name} | {entry.get('failure', 'not measured')} | | | | | |"
    run = entry[question]
    rate = _told(run["rate"], "{:,.0f}")
    ratio = "" if name == _OURS else f"{_ratio(found, _OURS, name, question):.2f} times"
    latency = (f"{statistics.median(run[key]):.1f} ms" for key in ("median", "p99"))
    processor = f"{statistics.median(run['processor']):.0f} µs"
    return f"| {name} | {rate} | {ratio} | {' | '.join(latency)} | {processor} | {sum(run['failed']):.0f} |"


def _told(values: list[float], form: str) -> str:
    low, middle, high = (form.format(f(values)) for f in (min, statistics.median, max))
    return f"{middle} ({low} to {high})"


def _ratio(found: Entry, mine: str, other: str, question: str) -> float:
    mine_rate, other_rate = (statistics.median(found[name][question]["rate"]) for name in (mine, other))
    return float(mine_rate / other_rate)


def serving_targets(found: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield what was wanted, what was measured, and whether that is enough."""
    wanted = (
        (_OURS, _OXIGRAPH, 0.6, "uncached: at least 60 % of Oxigraph's own server"),
        (_KEPT, _OXIGRAPH, 1.0, "kept answers: at least as fast as Oxigraph's own server"),
        (_OURS, _RDFLIB, 20.0, "uncached: at least 20 times rdflib-endpoint"),
    )
    for mine, other, least, what in wanted:
        for question in found.get(mine, {}):
            if question in found.get(other, {}):
                ratio = _ratio(found, mine, other, question)
                word = "yes" if ratio >= least else "**no**"
                yield f"server, {question}, {what}", f"{ratio:.2f} times", f"{word}: {ratio / least:.0%} of the target"
