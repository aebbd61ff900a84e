"""Queries that no server should try to answer, by what they use up."""

from __future__ import annotations


def product(factors: int) -> str:
    """Return so many patterns that match every triple, independent of each other."""
    return "".join(f"?a{n} ?b{n} ?c{n} . " for n in range(factors))


def chain(start: str, step: str, steps: int) -> str:
    """Return BINDs that each compute ?s<n+1> from ?s<n>; `{s}` in the step is the variable so far."""
    binds = "".join(f"BIND({step.replace('{s}', f'?s{n}')} AS ?s{n + 1}) " for n in range(steps))
    return f"SELECT (STRLEN(?s{steps}) AS ?length) {{ BIND({start} AS ?s0) {binds} }}"


ENDLESS = {
    "a product that is counted": f"SELECT (COUNT(*) AS ?n) {{ {product(6)} }}",
    "an exponential path": "SELECT (COUNT(*) AS ?n) { ?a ((((!<a:b>|^!<a:b>)*)*)*)* ?b . ?b (!<a:b>|^!<a:b>)* ?c }",
    "a huge ORDER BY": f"SELECT * {{ {product(3)} }} ORDER BY ?c0 ?c1 ?c2",
    "doubling a string": chain("'xxxxxxxx'", "CONCAT({s}, {s})", 40),
    "replacing in a string": chain("'xxxxxxxx'", "REPLACE({s}, 'x', 'xxxxxxxx')", 20),
    "a long GROUP_CONCAT": f"SELECT (GROUP_CONCAT(CONCAT(STR(?a0), STR(?c1))) AS ?all) {{ {product(3)} }}",
    "a huge GROUP BY": f"SELECT ?a0 ?c0 ?c1 (COUNT(*) AS ?n) {{ {product(3)} }} GROUP BY ?a0 ?c0 ?c1",
    "a huge DISTINCT": f"SELECT (COUNT(DISTINCT ?u) AS ?n) {{ {product(4)} BIND(STRUUID() AS ?u) }}",
    "a regular expression bomb": "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?s), '((a{0,200}){0,200}){0,200}')) }",
}

# They end, but nobody knows when: in time, or at the limit.
LONG = {
    "a long chain of groups": f"SELECT * {{ {'{?s ?p ?o}' * 5000} }}",
    "a long chain of MINUS": f"SELECT * {{ {'MINUS {?s ?p ?o} ' * 3900} }}",
    "a long chain of OPTIONAL": f"SELECT * {{ {'OPTIONAL {?s ?p ?o} ' * 3900} }}",
    "a long chain of VALUES": f"SELECT * {{ {' '.join(f'VALUES ?x{n} {{1 2 3}}' for n in range(2000))} }}",
    "a long chain of BIND": f"SELECT * {{ {' '.join(f'BIND(1 AS ?x{n})' for n in range(3900))} }}",
    "nested collections": f"SELECT * {{ {'(' * 95}1{')' * 95} <a:b> 1 }}",
}

STREAMING = {
    "rows": f"SELECT * {{ {product(6)} }}",
    "triples": f"CONSTRUCT {{ ?a0 ?b1 ?c2 }} WHERE {{ {product(3)} }}",
}

REFUSED = {
    "10,000 nested groups": (f"SELECT * {'{' * 10_000}{'}' * 10_000}", 400, "query-too-complex"),
    "10,000 nested brackets": (f"SELECT ({'(' * 10_000}1{')' * 10_000} AS ?x) {{}}", 400, "query-too-complex"),
    "10,000 negations": (f"ASK {{ FILTER({'!' * 10_000}true) }}", 400, "query-too-complex"),
    "100,000 unions": (f"ASK {{ {{}} {'UNION {}' * 100_000} }}", 400, "query-too-complex"),
    "300 sub-selects": (f"SELECT * {{ {'{ SELECT * { ?s ?p ?o } }' * 300} }}", 400, "query-too-complex"),
    "2 MB of text": (f"SELECT * {{}} #{'x' * 2_000_000}", 413, "query-too-long"),
    "10 MB of text": (f"SELECT * {{}} #{'x' * 10_000_000}", 413, "request-too-large"),
}

LINEAR = {
    "a nested quantifier": "SELECT (REGEX(CONCAT('%s', '!'), '^(a+)+$') AS ?found) {}" % ("a" * 5000),
    "many alternatives": "SELECT (REGEX('%s', '^(a|a|a|aa)*$') AS ?found) {}" % ("a" * 5000 + "b"),
}
