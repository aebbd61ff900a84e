"""Two checkouts of this program side by side: their structure, and what building, asking and serving costs in each.

    python benchmarks/checkouts.py BEFORE AFTER [ROUNDS]

Each answers from its own data. Contestants take turns; the least of all rounds is told, in CPU seconds of the process
and of all that it started, which a busy machine changes less than the time on the clock.
"""

from __future__ import annotations

import ast
import http.client
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Container, Iterable
from pathlib import Path
from urllib.parse import quote

ROUNDS = 5
REQUESTS = 2000
SECOND = os.sysconf("SC_CLK_TCK")
LIFE = "SELECT ?p ?o { <https://w3id.org/defector-graph/id/person/rudolf-nureyev> ?p ?o } LIMIT 20"
WITHOUT_DATA = f"SELECT * {{ VALUES (?a ?b) {{ {'(<urn:a> true) ' * 20}}} }}"
"""Asks for as much as that, and costs the same whatever the data are."""
TOLD = re.compile(r"(http://\S+?)/ \(data version")
MEDIA_TYPE = re.compile(
    r"(?:text|application)/[\w.+-]*(?:turtle|trig|n-triples|n-quads|ld\+json|rdf\+xml|sparql-results)\S*"
)


def main(before: str, after: str, rounds: str = str(ROUNDS)) -> None:
    """Print a line for each figure: what it is, before, after."""
    folders = [Path(before).resolve(), Path(after).resolve()]
    show(map(structure, folders))
    costs: list[dict[str, list[float]]] = [{}, {}]
    for _ in range(int(rounds)):
        for folder, found in zip(folders, costs, strict=True):
            for name, value in measured(folder).items():
                found.setdefault(name, []).append(value)
    show({name: f"{min(values):.3f}" for name, values in found.items()} for found in costs)


def show(figures: Iterable[dict[str, object]]) -> None:
    """Print figures of two checkouts beside each other."""
    one, other = figures
    for name, value in one.items():
        print(f"{name:58} {value!s:>9} {other[name]!s:>9}", flush=True)


def structure(folder: Path) -> dict[str, object]:
    """Return how much there is, and how often decisions are made that should be made once."""
    files = {path: path.read_text(encoding="utf-8") for path in sorted((folder / "src" / "kg").rglob("*.py"))}
    server = [text for path, text in files.items() if "server" in path.parts]
    return {
        "files": len(files),
        "lines": sum(len(text.splitlines()) for text in files.values()),
        "lines of server/": sum(len(text.splitlines()) for text in server),
        "modules in circles of imports": len(circles(folder / "src", files)),
        "modules with a table of media types": sum(has_table(text) for text in files.values()),
        "tokenizers": sum(bool(re.search(r"\(\?P<(?:iri|string)>", text)) for text in files.values()),
        "modules that keep something in the __dict__ of another": sum(is_memo(text) for text in files.values()),
    }


def has_table(text: str) -> bool:
    """Tell whether a module names three media types of RDF or of results, or more."""
    strings = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return len({value for value in strings if isinstance(value, str) and MEDIA_TYPE.fullmatch(value)}) >= 3


def is_memo(text: str) -> bool:
    """Tell whether a module writes into the attributes of a thing that is not its own."""
    return bool(re.search(r"(?<!self)\.__dict__(?:\[|\.setdefault)", text))


def circles(source: Path, files: dict[Path, str]) -> set[str]:
    """Return the modules that lead to themselves by imports at their top."""
    names = {".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__"): path for path in files}
    uses = {name: set(imported(files[path], names)) - {name} for name, path in names.items()}
    left = dict(uses)
    while free := {name for name, used in left.items() if not used & set(left)}:
        left = {name: used for name, used in left.items() if name not in free}
    return {name for name in left if name in reached(name, left)}


def imported(text: str, names: Container[str]) -> Iterable[str]:
    """Yield which of the modules one imports at its top; of a package that it takes a module from, only that."""
    for node in ast.parse(text).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in names)
        elif isinstance(node, ast.ImportFrom) and node.module in names:
            inside = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in names else node.module for name in inside)


def reached(name: str, uses: dict[str, set[str]]) -> set[str]:
    """Return all modules that imports lead to from one."""
    found: set[str] = set()
    ahead = set(uses[name])
    while ahead:
        found |= ahead
        ahead = {other for each in ahead for other in uses.get(each, ())} - found
    return found


def measured(folder: Path) -> dict[str, float]:
    """Return the costs of one round."""
    build = command(folder, "build", "--force", "-q")
    triples = sum(json.loads((folder / "build/current/manifest.json").read_text(encoding="utf-8"))["triples"].values())
    return {
        "triples of all layers and views": triples,
        "kg build --force, CPU s": build,
        "the same for 10,000 triples": build / triples * 10_000,
        "kg query people/who-went-back -f csv, cold, CPU s": command(
            folder, "query", "people/who-went-back", "-f", "csv"
        ),
        "kg queries who left on tour, CPU s": command(folder, "queries", "who", "left", "on", "tour"),
        **served(folder),
    }


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which a checkout works on its own data; Python may keep its compiled modules."""
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": str(folder / "src"),
        "KG_PROJECT": str(folder),
        "KG_BUILD": str(folder / "build"),
    }


def command(folder: Path, *words: str) -> float:
    """Return the CPU seconds of one command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "kg.cli", *words],
        cwd=folder,
        env=environment(folder),
        check=True,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def served(folder: Path) -> dict[str, float]:
    """Return what it costs until the first answer, and what a thousand answers cost that are kept, and that are not."""
    begun = time.monotonic()
    words = [sys.executable, "-m", "kg.cli", "serve", "--port", "0"]
    with subprocess.Popen(words, cwd=folder, env=environment(folder), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = next(found for told in process.stderr if (found := TOLD.search(told)))
        line = http.client.HTTPConnection(address[1].removeprefix("http://"))
        ask(line, "/")
        found = {
            "kg serve, first page, CPU s": spent(process.pid),
            "kg serve, first page, s": time.monotonic() - begun,
        }
        kinds = (("computed", LIFE, "&n={}"), ("computed without data", WITHOUT_DATA, "&n={}"), ("kept", LIFE, ""))
        for name, query, more in kinds:
            before = spent(process.pid)
            for number in range(REQUESTS):
                ask(line, "/sparql?query=" + quote(query) + more.format(number))
            found[f"1000 answers, {name}, CPU s"] = (spent(process.pid) - before) * 1000 / REQUESTS
        process.send_signal(signal.SIGINT)
    return found


def ask(line: http.client.HTTPConnection, path: str) -> None:
    """Ask for one address, and take the whole answer."""
    line.request("GET", path, headers={"Accept": "application/sparql-results+json, text/html"})
    answer = line.getresponse()
    assert answer.status == 200, answer.read()
    answer.read()


def spent(pid: int) -> float:
    """Return the CPU seconds of a process and of all that it started."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return sum(map(int, fields[11:15])) / SECOND + sum(spent(int(child)) for child in children)


if __name__ == "__main__":
    main(*sys.argv[1:])
