"""A push to two real servers: killed after every request, with the server killed, damaged, watched as it switches."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from kg.errors import KgError
from kg.push import Outcome, Release, Target, push
from kg.queries.remote import ask_endpoint, read_pointer
from kg.rdf.namespaces import GRAPH
from kg.remote import pointer
from kg.remote.connection import Connection, Reply

from .servers import Server

ASKED = "SELECT ?name WHERE { ?lamp <http://example.org/name> ?name } ORDER BY ?name"
LAMP, NAME = "<http://example.org/", "<http://example.org/name>"
CHUNK = 4


def release(word: str, lamps: int = 9) -> Release:
    """Return a little build: one layer, and the view that has one triple more."""
    lines = sorted(
        f'<http://example.org/{n}> <http://example.org/name> "{word} {n}" .\n'.encode() for n in range(lamps)
    )
    also = f'<http://example.org/keeper> <http://example.org/name> "{word} Ada"@en .\n'.encode()
    return Release({f"{GRAPH}authored": lines, f"{GRAPH}view/accepted": sorted([*lines, also])})


FIRST, SECOND = release("first"), release("second")


def names(build: Release) -> list[str]:
    lines = build.graphs[f"{GRAPH}view/accepted"]
    return sorted(line.decode().split('"')[1] for line in lines)


def answered(server: Server) -> list[str]:
    return [str(name) for name in ask_endpoint(ASKED, server.endpoint).column("name")]


def quads(target: Target) -> set[tuple[str, ...]]:
    found = target.ask("SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }")
    return {tuple(map(str, row)) for row in found.rows if str(row[0]).startswith(f"<{GRAPH}")}


def expected(build: Release, suffix: str = "") -> set[tuple[str, ...]]:
    """Return all that a server has to which one build was pushed, and none before."""
    name = pointer.build_name(build.digest + suffix)
    found = {
        (f"<{GRAPH}current>", *line.removesuffix(" .").split(" ", 2)) for line in pointer.pointed(name, build.sizes)
    }
    part = "<http://purl.org/dc/terms/hasPart>"
    for graph, lines in build.graphs.items():
        held = f"<{pointer.versioned(graph, name)}>"
        found |= {(held, *line.decode().removesuffix(" .\n").split(" ", 2)) for line in lines}
        found.add((f"<{GRAPH}builds>", f"<{name}>", part, held))
    return found


@pytest.fixture(autouse=True)
def _first_is_there(server: Server) -> None:
    push(FIRST, server.target, CHUNK)
    assert answered(server) == names(FIRST)


class Mortal(Connection):
    """A connection whose process is killed after so many requests."""

    left = 0

    def send(self, *words, **more) -> Reply:
        reply = super().send(*words, **more)
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGKILL)
        return reply


def killed_after(requests: int, build: Release, server: Server) -> bool:
    """Push in a process that is killed after so many requests; tell whether it was, or was done before."""
    child = os.fork()
    if not child:
        target = server.target
        mortal = Mortal(target.connection.credentials, 30)
        mortal.left = requests
        push(build, Target(target.query, target.update, target.store, mortal, target.dialect), CHUNK)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_killed_after_every_request_the_old_version_answers_until_the_new_one_does(server: Server):
    seen, requests = [names(FIRST)], 1
    while killed_after(requests, SECOND, server):
        requests += 1
        if (found := answered(server)) != seen[-1]:
            seen.append(found)
    assert requests > 10
    assert seen == [names(FIRST), names(SECOND)]
    assert quads(server.target) == expected(SECOND)


def test_a_killed_server_answers_as_before_and_the_repeat_ends_in_the_same_graphs(server: Server):
    def killing(step: str) -> None:
        if step.endswith(f"{CHUNK} of {len(names(SECOND))}"):
            server.kill()

    with pytest.raises(KgError, match="does not answer"):
        push(SECOND, server.target, CHUNK, killing)
    server.start()
    assert answered(server) == names(FIRST)
    assert push(SECOND, server.target, CHUNK).triples == len(names(SECOND)), "the layer was there, the view was not"
    assert quads(server.target) == expected(SECOND)


def test_what_is_there_is_not_sent_again(server: Server):
    assert push(FIRST, server.target) == Outcome(pointer.build_name(FIRST.digest), was_there=True)


def test_a_current_build_that_somebody_damaged_gives_way_to_a_whole_one(server: Server):
    place = read_pointer(server.url, server.connection)[f"{GRAPH}authored"]
    server.target.change(f"DELETE WHERE {{ GRAPH <{place}> {{ <http://example.org/3> ?p ?o }} }}")
    outcome = push(FIRST, server.target)
    assert outcome.build == pointer.build_name(f"{FIRST.digest}-2")
    assert quads(server.target) == expected(FIRST, "-2")
    push(SECOND, server.target)


def test_what_is_too_much_or_wrong_in_an_unfinished_graph_is_sent_anew(server: Server):
    name = pointer.versioned(f"{GRAPH}authored", pointer.build_name(SECOND.digest))
    server.target.change(f"INSERT DATA {{ GRAPH <{name}> {{ {LAMP}x> {NAME} 1 }} }}")
    for number in range(8):
        server.target.add(name, [f'{LAMP}{number}> {NAME} "1" .\n'.encode()])
    push(SECOND, server.target, CHUNK)
    assert quads(server.target) == expected(SECOND)


def test_whoever_asks_while_builds_change_gets_one_of_them_whole(server: Server):
    found: list[list[str]] = []
    faults: list[KgError] = []
    is_done = threading.Event()

    def asking() -> None:
        while not is_done.is_set():
            try:
                found.append(answered(server))
            except KgError as error:
                faults.append(error)

    reader = threading.Thread(target=asking)
    reader.start()
    try:
        for build in (SECOND, FIRST, SECOND, FIRST):
            push(build, server.target)
    finally:
        is_done.set()
        reader.join()
    assert [each for each in found if each not in (names(FIRST), names(SECOND))] == []
    assert [str(each) for each in faults if "faster than it answers" not in str(each)] == []
    assert found


def test_a_view_that_was_not_pushed_is_told_with_those_that_were(server: Server):
    with pytest.raises(KgError, match="holds no view claims; there are: accepted"):
        ask_endpoint(ASKED, type(server.endpoint)(server.url, "claims", server.connection))


def test_a_layer_is_asked_by_its_lasting_name(server: Server):
    text = "SELECT (COUNT(*) AS ?n) { GRAPH graph:authored { ?lamp ?p ?name } }"
    assert ask_endpoint(text, server.endpoint).column("n") == [9]


def test_by_updates_alone_the_same_graphs_are_there(server: Server):
    target = server.target
    push(SECOND, Target(target.query, target.update, "", target.connection, target.dialect), CHUNK)
    assert quads(server.target) == expected(SECOND)
