"""An answer for a spreadsheet, a network program or a map, where its columns allow it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.queries.answers import Answer

if TYPE_CHECKING:
    from kg.export import Description
    from kg.export.tables import Records

__all__ = ["answer_file"]


def answer_file(answer: Answer, format_name: str, records: Records, about: Description, title: str) -> str | bytes:
    """Return an answer as xlsx, graphml or geojson; one whose columns do not fit is a `KgError` that says why."""
    if answer.triples is not None or answer.boolean is not None:
        raise KgError(f"an answer without rows cannot be written as {format_name}: ask for columns with SELECT")
    return _WRITERS[format_name](answer, records, about, title)


def _workbook(answer: Answer, records: Records, about: Description, title: str) -> bytes:
    from kg.queries.answersheets import answer_workbook

    return answer_workbook(answer, records, about, title)


def _network(answer: Answer, records: Records, _: Description, __: str) -> str:
    from kg.queries.answernetwork import answer_network

    return answer_network(answer, records)


def _map(answer: Answer, records: Records, _: Description, __: str) -> str:
    from kg.queries.answermap import answer_map

    return answer_map(answer, records)


_WRITERS: dict[str, Callable[[Answer, Records, Description, str], str | bytes]] = {
    "xlsx": _workbook,
    "graphml": _network,
    "geojson": _map,
}
