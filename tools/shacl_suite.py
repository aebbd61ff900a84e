"""The SHACL test suite of the W3C against `kg validate`: which tests pass, by kind.

    python tools/shacl_suite.py FOLDER

FOLDER holds the tests as they are published with the Recommendation (`data-shapes-test-suite/tests`; pySHACL's source
archive has them in `test/resources/sht_tests`). A test passes when the report has the same results as the one expected:
focus node, path, value, component, shape and severity, counted; blank nodes are as good as one another. Where a failure
is expected, `kg validate` must end with 2. Exit code: 0 when all pass, 1 otherwise.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse

from kg.cli import main as kg
from kg.rdf.graph import Graph

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
SH = "http://www.w3.org/ns/shacl#"
COMPARED = ("focusNode", "resultPath", "value", "sourceConstraintComponent", "sourceShape", "resultSeverity")
Results = Counter[tuple[str, ...]]


def main(folder: str) -> int:
    """Run every test below a folder, tell those that fail, and how many of each kind pass."""
    passed: dict[str, list[bool]] = defaultdict(list)
    for path in sorted(Path(folder).resolve().rglob("*.ttl")):
        graph = read(path)
        for entry in graph.subjects(node(MF, "action")):
            why = fault(graph, entry)
            kind = "/".join(path.relative_to(Path(folder).resolve()).parts[:2])
            passed[kind].append(not why)
            if why:
                print(f"{path.relative_to(Path(folder).resolve())}: {why}")
    for kind, found in sorted(passed.items()):
        print(f"{kind:28} {sum(found):4} of {len(found)}")
    every = [each for found in passed.values() for each in found]
    print(f"{'all':28} {sum(every):4} of {len(every)}")
    return 0 if every and all(every) else 1


def node(namespace: str, name: str) -> NamedNode:
    """Return a term of a vocabulary."""
    return NamedNode(namespace + name)


def one(graph: Graph, subject: object, predicate: NamedNode) -> object:
    """Return a value of a property, or None."""
    return next(iter(graph.objects(subject, predicate)), None)


def read(path: Path) -> Graph:
    """Return the triples of a file whose relative addresses are those of files."""
    quads = parse(path.read_bytes(), RdfFormat.TURTLE, base_iri=path.as_uri(), rename_blank_nodes=True)
    return Graph(Triple(quad.subject, quad.predicate, quad.object) for quad in quads)


def fault(graph: Graph, entry: NamedNode | BlankNode) -> str:
    """Return what is wrong with our answer to one test, or nothing."""
    action, expected = one(graph, entry, node(MF, "action")), one(graph, entry, node(MF, "result"))
    data, shapes = (file_of(one(graph, action, node(SHT, name))) for name in ("dataGraph", "shapesGraph"))
    with tempfile.TemporaryDirectory() as folder, redirect_stderr(StringIO()) as said:
        report = Path(folder) / "report.ttl"
        code = kg(["validate", str(data), "-s", str(shapes), "-f", "turtle", "-o", str(report)])
        if expected == node(SHT, "Failure"):
            return "" if code == 2 else f"a failure is expected, and it ended with {code}"
        if code not in {0, 1}:
            return said.getvalue().strip().partition("\n")[0]
        return difference(set_of(graph, expected), set_of(read(report), None))


def file_of(address: object) -> Path:
    """Return the file that an address leads to."""
    return Path(unquote(urlsplit(str(getattr(address, "value", ""))).path))


def set_of(graph: Graph, report: object) -> Results:
    """Return the results of a report, of the only one where none is named, counted."""
    found = graph.objects(report, node(SH, "result")) if report else [o for _, o in pairs(graph)]
    return Counter(tuple(told(one(graph, result, node(SH, name))) for name in COMPARED) for result in found)


def pairs(graph: Graph) -> Iterator[tuple[object, object]]:
    """Yield every report with each of its results."""
    yield from ((t.subject, t.object) for t in graph if t.predicate == node(SH, "result"))


def told(term: object) -> str:
    """Return a term as text; one blank node is like another."""
    return "_" if isinstance(term, BlankNode) else str(term)


def difference(expected: Results, found: Results) -> str:
    """Say which results are missing and which are too many."""
    said = [f"missing {' '.join(row)}" for row in (expected - found).elements()]
    said += [f"too many {' '.join(row)}" for row in (found - expected).elements()]
    return "; ".join(said[:4])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
