"""What takes longer than one may wait for it is finished and kept: who asks again has it, however short the wait."""

from __future__ import annotations

import asyncio
import itertools
import os
import time
from collections.abc import Callable

import httpx
import pytest

from kg.server.web.finishing import finish, finished, whole
from kg.server.wire.cache import LARGEST_LATE, Cache
from kg.server.wire.frames import Kind, whole_frame
from kg.server.wire.limits import Limits
from kg.server.wire.problems import Problem
from kg.server.workers.answering import Answer
from kg.server.workers.lanes import Lane, Worker

from .running import Running, serving

LIMITS = Limits(seconds=0.01)
NO_TIME = "0.001"
"""Seconds in which no page is ever made."""


class Work:
    """The worker at an answer, as far as the answer knows it."""

    def __init__(self, can_be_spared: bool = True):
        self.can_be_spared = can_be_spared
        self.killed: list[str] = []

    def kill(self, reason: str) -> None:
        self.killed.append(reason)

    def pause(self, is_full: bool) -> None: ...

    def spare(self) -> bool:
        return self.can_be_spared


class Kept:
    """The generation, as far as what finishes an answer knows it."""

    def __init__(self) -> None:
        self.cache = Cache()
        self.unfinished: dict[bytes, asyncio.Task[None]] = {}


async def late(work: Work, limit: float = 0.0, longest: float = 60.0) -> Answer:
    """Return an answer whose time for the client is over."""
    answer = Answer(limit, longest)
    answer.attach(work, limit)
    while not (answer.is_late or work.killed):
        await asyncio.sleep(0)
    return answer


def test_at_its_limit_an_answer_is_late_and_its_worker_goes_on():
    async def told() -> tuple[bool, list[str]]:
        work = Work()
        answer = await late(work)
        await answer.has_head()
        answer.fail(Problem(503, "busy", "", ""))
        return answer.is_late, work.killed

    assert asyncio.run(told()) == (True, [])


@pytest.mark.parametrize(
    ("work", "longest", "begun"),
    [
        pytest.param(Work(can_be_spared=False), 60.0, False, id="no worker can be spared"),
        pytest.param(Work(), 0.0, False, id="a query of a stranger"),
        pytest.param(Work(), 60.0, True, id="a part of it has been sent"),
    ],
)
def test_what_cannot_go_on_is_stopped_at_the_limit(work, longest, begun):
    async def told() -> bool:
        answer = Answer(0.0, longest)
        answer.attach(work, 0.0)
        if begun:
            answer.receive(Kind.HEAD, b'{"status": 200}')
        while not work.killed:
            await asyncio.sleep(0)
        return answer.is_late

    assert asyncio.run(told()) is False
    assert work.killed == ["time"]


def test_the_larger_limit_ends_it_for_good():
    async def told() -> list[str]:
        work = Work()
        await late(work, longest=0.001)
        while not work.killed:
            await asyncio.sleep(0)
        return work.killed

    assert asyncio.run(told()) == ["time"]


@pytest.mark.parametrize(("longest", "killed"), [(60.0, []), (0.0, ["the client left"])])
def test_when_the_client_leaves_a_page_is_finished_and_a_query_stopped(longest, killed):
    async def told() -> list[str]:
        work = Work()
        answer = Answer(30, longest)
        answer.attach(work, 30)
        answer.leave()
        assert answer.is_late is not bool(killed)
        return work.killed

    assert asyncio.run(told()) == killed


def test_a_late_answer_is_kept_by_its_tag_for_those_who_wait_for_it_and_those_who_come():
    async def told() -> Kept:
        kept, answer = Kept(), await late(Work())
        finish(kept, b"tag", answer, lambda a: [(b"content-type", a.head["media_type"].encode())])
        with pytest.raises(Problem) as early:
            await finished(kept, b"tag", LIMITS)
        assert (early.value.status, early.value.kind, early.value.headers) == (
            503,
            "not-finished",
            {"retry-after": "1"},
        )
        waiting = asyncio.ensure_future(finished(kept, b"tag", Limits()))
        answer.receive(
            Kind.WHOLE, whole_frame({"status": 200, "media_type": "text/html", "headers": {}}, b"a page")[5:]
        )
        await waiting
        return kept

    kept = asyncio.run(told())
    page = kept.cache.get(b"tag")
    assert (page.status, page.body, page.etag) == (200, b"a page", b"tag")
    assert (b"content-type", b"text/html") in page.headers
    assert kept.unfinished == {}


def test_why_a_late_answer_failed_is_told_to_who_waits_and_nothing_is_kept():
    async def told() -> Kept:
        kept, answer = Kept(), await late(Work())
        finish(kept, b"tag", answer, lambda _: [])
        waiting = asyncio.ensure_future(finished(kept, b"tag", Limits()))
        await asyncio.sleep(0)
        answer.fail(Problem(503, "memory-limit", "Memory limit reached", "too much"))
        with pytest.raises(Problem, match="too much"):
            await waiting
        return kept

    kept = asyncio.run(told())
    assert (kept.cache.get(b"tag"), kept.unfinished) == (None, {})


def test_of_two_late_answers_that_are_the_same_one_is_enough():
    async def told() -> list[str]:
        kept, first, second = Kept(), Work(), Work()
        finish(kept, b"tag", await late(first), lambda _: [])
        finish(kept, b"tag", await late(second), lambda _: [])
        kept.unfinished[b"tag"].cancel()
        return [*first.killed, "then", *second.killed]

    assert asyncio.run(told()) == ["then", "the client left"]


def test_a_late_answer_that_is_too_large_to_be_kept_is_stopped_and_says_so():
    async def told() -> list[str]:
        work = Work()
        answer = await late(work)
        answer.receive(Kind.HEAD, b'{"status": 200}')
        answer.receive(Kind.DATA, bytes(LARGEST_LATE + 1))
        with pytest.raises(Problem, match="too large to be kept"):
            await whole(answer)
        return work.killed

    assert asyncio.run(told()) == ["the client left"]


class Keeper:
    """The generation, as far as a lane knows it: it counts the workers that are asked for."""

    def __init__(self) -> None:
        self.limits, self.lost, self.numbers = Limits(), asyncio.Event(), itertools.count(1)
        self.orders: list[dict] = []
        self.tasks: list[asyncio.Task] = []
        self.ends: list[int] = []

    def order(self, what, descriptor=None) -> None:
        self.orders.append(dict(what))
        if descriptor is not None:
            self.ends.append(os.dup(descriptor))

    def bury(self, number, answer, reason) -> None: ...

    def keep(self, work) -> None:
        self.tasks.append(asyncio.ensure_future(work))

    def spawned(self) -> int:
        return sum("spawn" in order for order in self.orders)


def in_a_lane(size: int, steps: Callable[[Keeper, list[Worker]], object]) -> Keeper:
    """Take steps with a lane whose workers are all at work."""

    async def run() -> Keeper:
        keeper = Keeper()
        lane = Lane(keeper, "page", "accepted", size)
        await lane.fill()
        steps(keeper, sorted(lane.workers, key=lambda worker: worker.number))
        await asyncio.gather(*keeper.tasks)
        lane.close()
        for worker in lane.workers:
            worker.close()
        for end in keeper.ends:
            os.close(end)
        return keeper

    return asyncio.run(run())


def test_another_worker_takes_the_place_of_one_that_goes_on_but_not_without_end():
    spared: list[bool] = []

    def steps(_: Keeper, workers: list[Worker]) -> None:
        spared.extend(worker.spare() for worker in workers)

    assert in_a_lane(2, steps).spawned() == 4
    assert spared == [True, True]
    spared.clear()

    def one_too_many(_: Keeper, workers: list[Worker]) -> None:
        workers[0].lane.size = 1
        spared.extend(worker.spare() for worker in workers)

    assert in_a_lane(2, one_too_many).spawned() == 2
    assert spared == [True, False]


def test_who_asks_for_a_view_that_is_still_being_loaded_waits_longer_than_for_a_free_worker():
    waited: list[bool] = []

    def steps(keeper: Keeper, workers: list[Worker]) -> None:
        keeper.limits = Limits(seconds=0.0)
        lane = workers[0].lane
        early, late = Answer(0.0), Answer(0.0)
        lane.take(b"job", early)
        lane.has_served = True
        lane.take(b"job", late)

        async def look() -> None:
            while late.problem is None:
                await asyncio.sleep(0)
            waited.extend(answer.problem is None for answer in (early, late))

        keeper.keep(look())

    in_a_lane(1, steps)
    assert waited == [True, False]


@pytest.fixture(scope="module")
def hurried(built):  # noqa: ARG001
    """A server that keeps nobody waiting for longer than any page takes."""
    with serving("--timeout", NO_TIME) as running:
        running.asks_again = False
        yield running


def until_it_is_there(running: Running, path: str, accept: str) -> tuple[list[httpx.Response], httpx.Response]:
    """Ask again and again, as Retry-After says; return the answers before, and the one that came at last."""
    early = []
    while (answer := running.get(path, accept)).status_code == 503:
        early.append(answer)
        assert len(early) < 5_000, answer.text
        time.sleep(0.02)
    return early, answer


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        pytest.param("/", "text/html", id="the first page"),
        pytest.param("/.well-known/void", "text/turtle", id="VoID, which needs the dumps"),
        pytest.param("/api/evidence/disagreements", "text/csv", id="a canned question"),
    ],
)
def test_a_page_that_is_never_made_in_time_is_there_for_who_asks_again(hurried, server, path, accept):
    early, answer = until_it_is_there(hurried, path, accept)
    assert early
    assert {told.headers.get("retry-after") for told in early} == {"1"}
    assert {told.json()["type"] for told in early if "json" in told.headers["content-type"]} <= {
        "/problems/not-finished",
        "/problems/busy",
    }
    assert answer.status_code == 200
    assert answer.headers["etag"]
    again = hurried.get(path, accept)
    assert (again.status_code, again.content) == (200, answer.content)
    known = hurried.get(path, accept, headers={"if-none-match": answer.headers["etag"]})
    assert known.status_code == 304
    assert server.get(path, accept).content.replace(server.url.encode(), b"") == answer.content.replace(
        hurried.url.encode(), b""
    )


def test_queries_of_strangers_are_stopped_all_the_same(hurried):
    answer = hurried.sparql("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems/time-limit")


def test_the_larger_limit_is_told(hurried):
    assert hurried.health()["limits"]["finish"] == 120
