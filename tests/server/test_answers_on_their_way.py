"""An answer between worker and client: a line that was stopped for a slow client is read again for the next one."""

from __future__ import annotations

import asyncio

from kg.server.wire.frames import Kind
from kg.server.workers.answering import Answer

MEGABYTE = bytes(1 << 20)


class Line:
    """The line to a worker, as far as an answer knows it: what it was told."""

    def __init__(self) -> None:
        self.paused = False
        self.told: list[bool] = []

    def kill(self, reason: str) -> None:
        raise AssertionError(reason)

    def pause(self, is_full: bool) -> None:
        self.paused = is_full
        self.told.append(is_full)


def receive(pieces: int, end: bool) -> tuple[Answer, Line]:
    answer, line = Answer(60), Line()
    answer.attach(line, 60)
    answer.receive(Kind.HEAD, b'{"status": 200}')
    for _ in range(pieces):
        answer.receive(Kind.DATA, MEGABYTE)
    if end:
        assert answer.receive(Kind.END, b"")
    return answer, line


def test_a_line_is_stopped_while_much_waits_and_read_again_as_it_goes():
    async def told() -> list[bool]:
        answer, line = receive(6, end=False)
        assert line.paused
        for _ in range(5):
            await answer.next_piece()
        return line.told

    assert asyncio.run(told()) == [True, False]


def test_a_line_is_read_again_when_the_answer_ended_before_its_client_took_it():
    async def told() -> tuple[list[bool], int]:
        answer, line = receive(6, end=True)
        pieces = 0
        while await answer.next_piece() is not None:
            pieces += 1
        return line.told, pieces

    assert asyncio.run(told()) == ([True, False], 6)


def test_a_small_answer_stops_nothing():
    async def told() -> list[bool]:
        return receive(3, end=True)[1].told

    assert asyncio.run(told()) == []
