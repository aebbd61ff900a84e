"""What is measured: each function lets contestants take turns and compares their results."""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import serving as servers
from harness import Outcome, Run, in_turn, run_command, run_task

__all__ = [
    "OF_A_SIZE",
    "OF_THE_PROJECT",
    "Plan",
    "build",
    "closure",
    "cold",
    "prepared",
    "queries",
    "serving",
    "turtle",
    "validation",
]

OF_A_SIZE = ("closure", "validation", "queries", "turtle")
OF_THE_PROJECT = ("build", "cold", "serving")
LARGE = 2_000_000
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Plan:
    """One size: where its files are, how often to run, and how long a peer may take."""

    folder: Path
    triples: int
    rounds: int
    limit: float
    with_peers: bool
    hopeless: dict[str, str] = field(default_factory=dict)

    @property
    def is_large(self) -> bool:
        """Tell whether no peer can be expected to do it and memory must be spared."""
        return self.triples > LARGE

    def ours(self, task: str, **options: object) -> Callable[[], Run]:
        """Return a run of one of our tasks."""
        return lambda: run_task("ours", task, self.folder, **options)  # type: ignore[arg-type]

    def peer(self, task: str, **options: object) -> Callable[[], Run]:
        """Return a run of a peer's task."""
        return lambda: run_task("peers", task, self.folder, self.limit, **options)

    def turns(self, ours: dict[str, Callable[[], Run]], peers: dict[str, Callable[[], Run]]) -> dict[str, Outcome]:
        """Let the contestants take turns."""
        print(f"  {sys._getframe(1).f_code.co_name} {self.folder.name}", file=sys.stderr)
        tried = {name: self._tried(name, run) for name, run in peers.items()} if self.with_peers else {}
        return in_turn({**ours, **tried}, self.rounds)

    def _tried(self, name: str, run: Callable[[], Run]) -> Callable[[], Run]:
        """Return the run of a peer, or one that says why it is not tried."""
        reason = self.hopeless.get(name)
        return run if reason is None else lambda: Run(0.0, 0, failure=reason)


def prepared(plan: Plan) -> dict[str, int]:
    """Make the files of a size, unless they are there, and return how many triples each has."""
    counts = plan.folder / "sizes.json"
    if not counts.is_file():
        shutil.rmtree(plan.folder, ignore_errors=True)
        plan.folder.mkdir(parents=True)
        run = run_task("ours", "prepare", plan.folder, triples=plan.triples)
        if run.failure:
            raise SystemExit(f"the corpus of {plan.triples:,} triples cannot be made: {run.failure}")
        counts.write_text(json.dumps({k: v for k, v in run.said.items() if k != "seconds"}), encoding="utf-8")
    return dict(json.loads(counts.read_text(encoding="utf-8")))


def hopeless(found: dict[str, Any], size: str, growth: float, limit: float) -> dict[str, str]:
    """Return the peers that cannot be expected to do a larger size in time, with the reason."""
    reasons = {}
    for name, entry in found.items():
        sums = [statistics.median(values) for values in entry.get("seconds", {}).values()]
        if "failure" in entry:
            reasons[name] = (
                entry["failure"] if "not tried" in entry["failure"] else f"not tried: {entry['failure']} at {size}"
            )
        elif sums and max(sums) * growth > limit:
            reasons[name] = f"not tried: {max(sums):,.0f} s at {size}, {limit:g} s allowed"
    return reasons


def _told(outcomes: dict[str, Outcome], stages: dict[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return what is kept of each contestant: seconds of each named sum of stages, memory, failure."""
    told: dict[str, Any] = {}
    for name, outcome in outcomes.items():
        if not outcome.runs:
            told[name] = {"failure": outcome.failure}
            continue
        known = outcome.said.get("seconds", {})
        sums = {label: tuple(part for part in parts if part in known) for label, parts in stages.items()}
        seconds = {label: outcome.seconds(*parts) for label, parts in sums.items() if parts or not stages[label]}
        said = {key: value for key, value in outcome.said.items() if key != "seconds"}
        told[name] = {"seconds": seconds, "peak": outcome.peak, "said": said}
    return told


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from file


def differences(one: Path, other: Path) -> tuple[int, int, int]:
    """Return how many lines two sorted files share, and how many only the first or only the second has."""
    shared = only_one = only_other = 0
    left, right = _lines(one), _lines(other)
    a, b = next(left, None), next(right, None)
    while a is not None or b is not None:
        if a == b:
            shared, a, b = shared + 1, next(left, None), next(right, None)
        elif b is None or (a is not None and a < b):
            only_one, a = only_one + 1, next(left, None)
        else:
            only_other, b = only_other + 1, next(right, None)
    return shared, only_one, only_other


def _compare(plan: Plan, told: dict[str, Any], ours: str, kind: str, key: Callable[[str], str] | None = None) -> None:
    """Note with each peer how its result differs from ours."""
    mine = plan.folder / f"{kind}-{ours}.lines"
    for name, entry in told.items():
        theirs = plan.folder / f"{kind}-{name}.lines"
        if name != ours and "seconds" in entry and theirs.is_file() and mine.is_file():
            first = _reduced(mine, key) if key and name == "pyrudof" else mine
            shared, missed, more = differences(first, theirs)
            entry["compared"] = {"shared": shared, "missed": missed, "more": more}


def _reduced(path: Path, key: Callable[[str], str]) -> Path:
    reduced = path.with_suffix(".reduced")
    reduced.write_text("".join(f"{line}\n" for line in sorted({key(line.rstrip("\n")) for line in _lines(path)})))
    return reduced


def closure(plan: Plan) -> dict[str, Any]:
    """Measure the OWL 2 RL closure."""
    peers = {"owlrl": plan.peer("owlrl_closure"), "reasonable": plan.peer("reasonable_closure")}
    task = plan.ours("rules") if plan.is_large else plan.ours("closure")
    outcomes = plan.turns({"compiled": task}, {} if plan.is_large else peers)
    if plan.is_large:
        outcomes |= plan.turns({"compiled, stored": plan.ours("closure", keep=False)}, {})
    told = _told(outcomes, {"rules": ("rules",), "load, rules, store": ("read", "rules", "store")})
    _compare(plan, told, "compiled", "closure")
    return told


def validation(plan: Plan) -> dict[str, Any]:
    """Measure validation by the shapes of both stages."""
    peers = {"pyshacl": plan.peer("pyshacl"), "pyrudof": plan.peer("pyrudof")}
    outcomes = plan.turns({"compiled": plan.ours("validation")}, {} if plan.is_large else peers)
    told = _told(outcomes, {"authored": ("authored",), "whole": ("whole",), "both": ("authored", "whole")})
    _compare(plan, told, "compiled", "validation", _focus_and_component)
    return told


def _focus_and_component(line: str) -> str:
    """Reduce a result to what pyrudof tells: stage, focus node and constraint component."""
    stage, focus, component = line.split(" ")[:3]
    return f"{stage} {focus.strip('<>')} {component.strip('<>')}"


def queries(plan: Plan) -> dict[str, Any]:
    """Measure the canned queries, one by one."""
    if plan.is_large:
        return {}
    patience = min(20.0, plan.limit / 12)
    outcomes = plan.turns({"pyoxigraph": plan.ours("queries")}, {"rdflib": plan.peer("queries", patience=patience)})
    told = _told(outcomes, {"whole process": ()})
    _compare_rows(plan, told)
    for name, outcome in outcomes.items():
        if outcome.runs:
            told[name]["times"] = _median_times(outcome)
            told[name]["said"].pop("times")
    if "times" in told.get("rdflib", {}):
        told["rdflib"]["ratio"] = _ratio_of_queries(told["pyoxigraph"]["times"], told["rdflib"])
    told["rdflib" if "rdflib" in told else "pyoxigraph"]["patience"] = patience
    return told


def _compare_rows(plan: Plan, told: dict[str, Any]) -> None:
    """Note how the rows differ, in the queries that rdflib answers."""
    if "seconds" in (entry := told.get("rdflib", {})):
        mine, unanswered = plan.folder / "queries-pyoxigraph.lines", set(entry["said"]["failures"])
        answered = plan.folder / "queries-answered.lines"
        answered.write_text("".join(line for line in _lines(mine) if line.split(" ")[0] not in unanswered))
        counts = differences(answered, plan.folder / "queries-rdflib.lines")
        entry["compared"] = dict(zip(("shared", "missed", "more"), counts, strict=True))


def _median_times(outcome: Outcome) -> dict[str, float]:
    names = outcome.runs[0].said["times"]
    return {name: statistics.median(run.said["times"][name] for run in outcome.runs) for name in names}


def _ratio_of_queries(ours: dict[str, float], theirs: dict[str, Any]) -> dict[str, Any]:
    """Return the geometric mean of the ratios, and the least and the most of them, over the queries both answer."""
    ratios = sorted(theirs["times"][name] / ours[name] for name in theirs["times"])
    mean = math.exp(statistics.fmean(map(math.log, ratios)))
    return {"mean": mean, "least": ratios[0], "most": ratios[-1], "queries": len(ratios), "of": len(ours)}


def turtle(plan: Plan) -> dict[str, Any]:
    """Measure reading and writing Turtle."""
    outcomes = plan.turns({"pyoxigraph": plan.ours("turtle")}, {} if plan.is_large else {"rdflib": plan.peer("turtle")})
    told = _told(outcomes, {"read": ("read",), "read into a store": ("store",), "write": ("write",)})
    _compare(plan, told, "pyoxigraph", "turtle")
    return told


def build(plan: Plan) -> dict[str, Any]:
    """Measure the whole build of the real corpus, and a rebuild after one person's file was edited."""
    shutil.rmtree(plan.folder, ignore_errors=True)
    plan.folder.mkdir(parents=True)
    ours = {"ours": plan.ours("build"), "kg build --force": _kg(plan, "build", "--force", "-q")}
    outcomes = plan.turns({**ours, "after an edit": _edited_build(plan)}, {"peers": plan.peer("build")})
    told = _told(outcomes, {"pipeline": ("pipeline",), "process": ()})
    _compare(plan, told, "ours", "build")
    return told


def _environment(plan: Plan, project: Path = ROOT) -> dict[str, str]:
    return {"KG_PROJECT": str(project), "KG_BUILD": str(plan.folder / f"{project.name}-build")}


def _kg(plan: Plan, *words: str, project: Path = ROOT) -> Callable[[], Run]:
    """Return a run of the command line as a user starts it."""
    command: list[str | Path] = [Path(sys.executable).parent / "kg", *words]
    return lambda: run_command(command, environment=_environment(plan, project))


def _edited_build(plan: Plan) -> Callable[[], Run]:
    """Return a run that adds a name to one person of a copy of the project, and builds."""
    copy = plan.folder / "copy"
    for name in ("ontology", "data", "queries"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "project.toml", copy)
    rebuild = _kg(plan, "build", "-q", project=copy)
    person = sorted((copy / "data" / "people").glob("*.ttl"), key=lambda path: path.stat().st_size)[-1]
    text = person.read_text(encoding="utf-8")
    rebuild()
    edits = iter(range(1000))

    def run() -> Run:
        edited = text.replace("rdfs:label ", f'rdfs:label "Name {next(edits)}"@fi , ', 1)
        person.write_text(edited, encoding="utf-8")
        return rebuild()

    return run


def cold(plan: Plan) -> dict[str, Any]:
    """Measure a first question on the command line against the least that it could take."""
    plan.folder.mkdir(parents=True, exist_ok=True)
    _kg(plan, "build", "-q")()
    store = Path(_environment(plan)["KG_BUILD"]) / "current" / "store"
    least = f"import pyoxigraph; pyoxigraph.Store.read_only({os.fspath(store)!r})"
    contestants = {
        "import and open": lambda: run_command([sys.executable, "-c", least]),
        "kg query": _kg(plan, "query", "people/defectors-in-order-of-date", "-f", "csv"),
        "python alone": lambda: run_command([sys.executable, "-c", "pass"]),
    }
    print("  cold", file=sys.stderr)
    return _told(in_turn(contestants, max(15, plan.rounds) if plan.rounds > 1 else 1), {"process": ()})


def serving(plan: Plan) -> dict[str, Any]:
    """Put our server and its peers under load, in turn."""
    print("  serving", file=sys.stderr)
    return servers.measure(plan.folder / "serving", plan.rounds, plan.with_peers)
