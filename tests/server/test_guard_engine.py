"""The guard against the engine itself: what the engine would read as SERVICE, the guard refuses, however it is hidden.

The engine tells by its parser: it reads a keyword where the text is valid, and no longer valid once the word is spoilt.
"""

from __future__ import annotations

import contextlib
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from kg.server.endpoint.guard import look_at
from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem

from .loopback import listening

LIMITS = Limits()
STORE = Store()
HEAD = "PREFIX : <urn:> PREFIX x: <http://x:> BASE <http://x/> SELECT*{"

QUOTES = ['"""', "'''", '"', "'"]
CALL = ["SERVICE<%s>{}", "SERVICE <%s> {}", "service#\n<%s>{}", "SERVICESILENT<%s>{}", "SERVICE#>\n<%s>{}"]
TERM = [
    "?a",
    ":a",
    "x:",
    "x:a",
    "1",
    "1e5",
    "true",
    "<urn:a>",
    "<#a>",
    "<urn:\\u0041'''>",
    "<urn:\\u0027>",
    "<urn:(b)>",
]
TEXT = [
    "'a'",
    '"a"',
    '"\\u0022"',
    "'\\u0027'",
    '""',
    "''",
    '"""a"',
    "'''a'",
    "'x>'",
    '"#"',
    '"""a"b"""',
    "'\\\\'",
    "'\\''",
]
LESS = ["?b", "'x>'", "?b#>", "?b#>'''", '?b#>"""', "(?b>?c)", "='x>'", "=?b#>", "?b>?c", ":b", "1"]
AFTER = ["", "\\z", "\\u12", "\\uD800", "\\U00110000", ">", "#", ")", *QUOTES]
JOINT = ["", " ", "\n", ".", ". ", ";:q ?z."]

terms = st.sampled_from([*TERM, *TEXT])
triples = st.builds("?s :p {}{}".format, terms, st.sampled_from(JOINT))
lists = st.builds("?s :p ({} {}){}".format, terms, terms, st.sampled_from(JOINT))
filters = st.builds("FILTER({}<{}{})".format, st.sampled_from(TERM), st.sampled_from(LESS), st.sampled_from(["", "\n"]))
clauses = st.one_of(
    triples, lists, filters, st.sampled_from(["", "OPTIONAL{}", "?s :p x:", "#'\n", "BIND(1<1AS?x)#>'''\n"])
)
comments = st.lists(st.sampled_from(AFTER), max_size=3).map(lambda parts: "#" + "".join(parts) + "\n")
damage = st.one_of(st.just(""), st.sampled_from([*AFTER, *QUOTES, "<", "(", "{", "\n"]))


@st.composite
def disguises(draw, address: str = "urn:x") -> str:
    """A call behind clauses that confuse, before a comment that ends what they seem to begin; sometimes damaged."""
    clause = "".join(draw(st.lists(clauses, min_size=1, max_size=3)))
    text = f"{HEAD}{clause}{draw(st.sampled_from(CALL)) % address}{draw(comments)}}}"
    place = draw(st.integers(len(HEAD), len(text)))
    return text[:place] + draw(damage) + text[place:]


def is_valid(text: str) -> bool:
    """Tell whether the engine's parser takes a text; what comes of the evaluation does not matter."""
    try:
        STORE.query(text)
    except SyntaxError:
        return False
    except (OSError, RuntimeError, ValueError):
        return True
    return True


def calls_service(text: str) -> bool:
    """Tell whether the engine reads a keyword SERVICE."""
    places = [match.start() for match in re.finditer("service", text, re.I)]
    return bool(places) and is_valid(text) and any(not is_valid(f"{text[:p]}SERFICE{text[p + 7 :]}") for p in places)


def passes(text: str) -> bool:
    try:
        look_at(text, LIMITS)
    except Problem:
        return False
    return True


def test_the_engine_tells_where_it_reads_service():
    assert calls_service("SELECT*{OPTIONAL{}SERVICE<urn:x>{}}")
    assert calls_service("SELECT*{?s?p'SERVICE'.SERVICE<urn:x>{}}")
    assert not calls_service("SELECT*{?s?p'SERVICE'.<SERVICE>?service<urn:SERVICE>#SERVICE\n}")
    assert not calls_service("SELECT*{SERVICE")


@settings(max_examples=20 * settings().max_examples)
@given(disguises())
def test_no_disguise_hides_a_service(text):
    assert not (calls_service(text) and passes(text))


def renamed(prefix: str) -> str:
    return prefix.replace("service", "serfice").replace("SERVICE", "SERFICE")


PREFIXES = ["service", "SERVICE", "trueservice", "e5SERVICE", "web-service"]
DECLARED = "".join(f"PREFIX {name}: <urn:s#> PREFIX {renamed(name)}: <urn:s#> " for name in PREFIXES)
SUBJECTS = ["?a", "y:a", ":a", "<urn:a>", "1y:a", "truey:a", "1.e5y:a", "x:a", "_:b", "[]", "(1)", "<<:a :b :c>>"]
VERBS = ["?b", "y:a", "a", "<urn:a>", "x:true", "x:1", "y:a?", "y:a+", "^:a", ":a/:b", "1y:a", "aa:b", ":a ~"]
MIDDLES = [
    "",
    "",
    "?a ?b y:a.b.",
    "1 .",
    "'x' ;",
    "?c ,",
    "y:a.",
    "1.",
    "1.e5",
    "{}",
    "OPTIONAL{}",
    "~ ?r",
    "VALUES ?z {1}",
    "#c\n",
]
GAPS = ["", " ", " ", "\n"]


@st.composite
def names_or_calls(draw) -> tuple[str, str]:
    """A head, and a group in which SERVICE is the keyword, or the begin of a prefix that is declared."""
    place = draw(st.sampled_from(["http://x:", "http://x/", "http://x/"]))
    head = f"PREFIX : <urn:> PREFIX x: <{place}> PREFIX y: <urn:y#> {DECLARED}SELECT*{{"
    pieces = [st.sampled_from(part) for part in (MIDDLES, SUBJECTS, VERBS, MIDDLES)]
    before = "".join(draw(piece) + draw(st.sampled_from(GAPS)) for piece in pieces)
    name = draw(st.sampled_from(PREFIXES)) + draw(st.sampled_from([":x{}", ":x {}", ":x #\n{}"]))
    return head, f"{before}{name}}}"


@settings(max_examples=20 * settings().max_examples)
@given(names_or_calls())
def test_no_name_hides_a_service(found):
    head, group = found
    if is_valid(head + group) and passes(head + group):
        for each in re.finditer("service", group, re.I):
            spoilt = group[: each.start()] + renamed(each[0]) + group[each.end() :]
            assert is_valid(head + spoilt), group


def test_nobody_is_called_by_what_passes():
    """The same with a listener: whatever the guard lets through, the engine runs, and nobody comes."""
    with listening() as listener:

        @given(disguises(listener.url))
        def ask(text: str) -> None:
            if passes(text):
                run(text)

        ask()
        assert listener.calls == 0
        run(f"SELECT*{{SERVICE<{listener.url}>{{}}}}")
        assert listener.calls > 0, "the listener must be one that the engine would call"


def run(text: str) -> None:
    with contextlib.suppress(SyntaxError, OSError, RuntimeError, ValueError):
        list(STORE.query(text))
