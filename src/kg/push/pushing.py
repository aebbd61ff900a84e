"""The order of a push: list, send, check, switch, drop. Whatever ends it, the build before answers until the switch.

Servers answer by halves: one keeps a part of a body that broke off, another the first of two updates. So nothing is
believed that was not counted, each step may be taken twice, and the pointer is switched when all is there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.errors import KgError
from kg.push.release import Release
from kg.push.target import Target
from kg.remote import pointer

__all__ = ["Outcome", "push"]

_CHUNK = 50_000
_SAMPLE, _AT_ONCE = 100, 20


@dataclass
class Outcome:
    """What a push did: the build that is current now, and the numbers of triples sent, graphs sent and dropped."""

    build: str
    was_there: bool = False
    triples: int = 0
    graphs: int = 0
    dropped: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Pointer:
    """What the server says is current: the build, and the triples that say so."""

    build: str | None
    triples: list[str]


def push(
    release: Release, target: Target, chunk: int = _CHUNK, tell: Callable[[str], None] = lambda _: None
) -> Outcome:
    """Put a release on a server in the place of the one before, and return what was done.

    `tell` is told each step once it is taken. Raises KgError where the server refuses, fails for good, or does not hold
    what it was given: then the build before still answers, and the same push goes on from there.
    """
    before = _pointer(target)
    build = _name(release, target, before)
    outcome = Outcome(build, was_there=build == before.build)
    if not outcome.was_there:
        names = {graph: pointer.versioned(graph, build) for graph in release.graphs}
        target.change(pointer.begun(build, sorted(names.values())))
        tell("listed")
        for graph, name in names.items():
            outcome.triples += _filled(target, name, release.graphs[graph], chunk, tell)
            outcome.graphs += 1
        _check_counts(target, build, release.sizes)
        _switched(target, before, build, release.sizes)
        tell("switched")
    outcome.dropped = _drop_others(target, build, tell)
    return outcome


def _pointer(target: Target) -> _Pointer:
    rows = [row.terms for row in target.ask(pointer.current_query())]
    named = {(str(s), str(p)): o for s, p, o in rows}
    build = named.get((f"<{pointer.CURRENT}>", f"<{pointer.VERSION}>"))
    triples = [f"{s} {p} {o} ." for s, p, o in rows]
    return _Pointer(build.value if build is not None else None, triples)


def _name(release: Release, target: Target, before: _Pointer) -> str:
    """Return the name of the build: of the current one where it is the same and still whole, else one not in use."""
    plain = pointer.build_name(release.digest)
    now = before.build or ""
    is_same = now == plain or now.startswith(f"{plain}-")
    if is_same and _is_whole(target, now, release.sizes):
        return now
    return f"{plain}-2" if now == plain else plain


def _is_whole(target: Target, build: str, sizes: Mapping[str, int]) -> bool:
    return all(target.count(pointer.versioned(graph, build)) == size for graph, size in sizes.items())


def _filled(target: Target, name: str, lines: Sequence[bytes], chunk: int, tell: Callable[[str], None]) -> int:
    """Send what a graph lacks, check it, and return how many triples were sent; what was sent before is not again.

    Where the check fails the graph is dropped and sent once more: something may have been left in it.
    """
    if _fault(target, name, lines) is None:
        return 0
    _send(target, name, lines, chunk, tell)
    if _fault(target, name, lines) is not None:
        target.change(f"DROP SILENT GRAPH <{name}>")
        _send(target, name, lines, chunk, tell)
        if (fault := _fault(target, name, lines)) is not None:
            raise KgError(f"{target.query} {fault} in <{name}>: nothing is switched")
    return len(lines)


def _send(target: Target, name: str, lines: Sequence[bytes], chunk: int, tell: Callable[[str], None]) -> None:
    target.open(name)
    for start in range(0, len(lines), chunk):
        target.add(name, lines[start : start + chunk])
        tell(f"{name}: {min(start + chunk, len(lines))} of {len(lines)}")


def _fault(target: Target, name: str, lines: Sequence[bytes]) -> str | None:
    """Return in what a graph is not what it should be: the number of its triples, or one of a sample."""
    if (found := target.count(name)) != len(lines):
        return f"has {found} triples, and was sent {len(lines)},"
    missing = _missing(target, name, lines)
    return None if missing is None else f"lacks what it was sent, {missing}"


def _missing(target: Target, name: str, lines: Sequence[bytes]) -> str | None:
    """Return a triple of a sample, spread over the graph, that the server does not have."""
    sample = lines[:: max(1, len(lines) // _SAMPLE)][:_SAMPLE]
    for start in range(0, len(sample), _AT_ONCE):
        part = sample[start : start + _AT_ONCE]
        if not target.has(name, part):
            return next((each for each in part if not target.has(name, [each])), part[0]).decode().strip()
    return None


def _check_counts(target: Target, build: str, sizes: Mapping[str, int]) -> None:
    """Count all graphs once more: another push may have dropped some meanwhile."""
    if not _is_whole(target, build, sizes):
        raise KgError(f"{target.query} has lost triples of <{build}> meanwhile: nothing is switched; push again")


def _switched(target: Target, before: _Pointer, build: str, sizes: Mapping[str, int]) -> None:
    new = pointer.pointed(build, sizes)
    target.change(pointer.switch(before.triples, new, before.build))
    after = _pointer(target)
    if after.build == before.build:
        raise KgError(f"{target.query} was told to switch to <{build}> and did not; <{before.build}> still answers")
    if after.build != build or set(after.triples) != set(new):
        raise KgError(f"{target.query} points to <{after.build}>, not to <{build}>: somebody else pushed; push again")


def _drop_others(target: Target, build: str, tell: Callable[[str], None]) -> list[str]:
    """Drop the graphs of every other build that was begun, and strike it off the list."""
    rows = [(row["build"], row["graph"]) for row in target.ask(pointer.begun_query())]
    dropped = []
    for name, graph in rows:
        if name != build:
            target.change(f"DROP SILENT GRAPH <{graph}>")
            if target.count(graph):
                raise KgError(f"{target.query} was told to drop <{graph}> and did not; <{build}> answers")
            dropped.append(graph)
            tell(f"dropped {graph}")
    for name in sorted({name for name, _ in rows} - {build}):
        target.change(pointer.forgotten(name))
    return dropped
