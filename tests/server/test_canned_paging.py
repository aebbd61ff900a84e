from __future__ import annotations

import pytest

from kg.server.api.paging import address, links
from kg.server.site.linkheader import Link, link_header


def starts(total: int, limit: int | None, offset: int) -> dict[str, int]:
    found = links("/p", [], total, limit, offset)
    assert all(f"limit={limit}&" in link for link in found.values())
    return {relation: int(link.rpartition("=")[2]) for relation, link in found.items()}


@pytest.mark.parametrize(
    ("total", "limit", "offset", "expected"),
    [
        (10, None, 0, {}),
        (10, None, 5, {}),
        (0, 5, 0, {"first": 0, "last": 0}),
        (5, 5, 0, {"first": 0, "last": 0}),
        (6, 5, 0, {"first": 0, "next": 5, "last": 5}),
        (6, 5, 5, {"first": 0, "prev": 0, "last": 5}),
        (15, 5, 5, {"first": 0, "prev": 0, "next": 10, "last": 10}),
        (15, 5, 3, {"first": 0, "prev": 0, "next": 8, "last": 13}),
        (15, 5, 100, {"first": 0, "prev": 10, "last": 10}),
        (2, 5, 3, {"first": 0, "prev": 0, "last": 0}),
    ],
)
def test_where_the_other_parts_begin(total: int, limit: int | None, offset: int, expected: dict[str, int]):
    assert starts(total, limit, offset) == expected


def test_parameters_are_kept_and_percent_encoded():
    assert links("/p", [("person", "Годунов, A&B")], 3, 1, 0)["next"] == (
        "/p?person=%D0%93%D0%BE%D0%B4%D1%83%D0%BD%D0%BE%D0%B2%2C%20A%26B&limit=1&offset=1"
    )


def test_a_value_cannot_leave_its_link():
    others = links("/p", [("person", 'x>; rel="next"\r\nSet-Cookie: a=b')], 3, 1, 0)
    found = link_header(Link(target, relation) for relation, target in others.items())
    assert "\r" not in found
    assert found.count(">; rel=") == 3
    assert "x%3E%3B%20rel%3D%22next%22%0D%0ASet-Cookie" in found


def test_an_address_without_a_query_has_no_question_mark():
    assert address("/p", []) == "/p"
