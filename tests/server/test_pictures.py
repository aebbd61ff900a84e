"""Pictures of answers: which can be drawn of which columns, what they show, and why not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, NamedNode

from kg.queries import Answer
from kg.rdf.graph import Term
from kg.rdf.namespaces import EDTF, PREFIXES, XSD
from kg.server.pictures import land
from kg.server.pictures.atlas import Atlas, atlas_of
from kg.server.pictures.bars import bars_of
from kg.server.pictures.drawing import NARROW, WIDE, Drawing, Shape, UndrawableError, cut, width_of
from kg.server.pictures.forms import choose, offers_of, usual
from kg.server.pictures.markup import svg_file, svg_in_page
from kg.server.pictures.networksheet import network_of
from kg.server.pictures.projection import fitting
from kg.server.pictures.sheet import Sheet, sheet_of
from kg.server.pictures.spots import Route, Spot
from kg.server.pictures.star import Star
from kg.server.pictures.timeline import timeline_of
from kg.server.pictures.tree import tree_of

SVG = "{http://www.w3.org/2000/svg}"
PLACES = {"Harbour": (2.0, 48.0), "Island": (24.0, 60.0), "Realm": (30.0, 50.0)}


class LittleWorld:
    """Three places, the last of which is a state at its capital."""

    def title(self, term: Term) -> str:
        return term.value.rpartition(":")[2] if isinstance(term, NamedNode) else str(term.value)

    def path(self, node: NamedNode) -> str:
        return f"/page/{self.title(node)}"

    def position(self, node: NamedNode) -> tuple[float, float] | None:
        return PLACES.get(self.title(node))

    def at_capital(self, node: NamedNode) -> bool:
        return self.title(node) == "Realm"

    def place_called(self, name: str) -> NamedNode | None:
        return NamedNode(f"a:{name}") if name in PLACES else None


def term(value: object) -> Term | None:
    """Return a term: a number, a date after @, a thing after a colon, else words."""
    if value is None or isinstance(value, NamedNode):
        return value
    if isinstance(value, int | float):
        return Literal(str(value), datatype=XSD.decimal)
    text = str(value)
    if text.startswith("@"):
        return Literal(text[1:], datatype=EDTF)
    return NamedNode(f"a{text}") if text.startswith(":") else Literal(text)


def sheet(variables: str, *rows: Sequence[object], about: NamedNode | None = None) -> Sheet:
    return sheet_of(Answer(tuple(variables.split()), [tuple(map(term, row)) for row in rows]), LittleWorld(), about)


def test_columns_are_known_by_what_they_hold():
    found = sheet(
        "who_name who when count where", ("Ada", ":ada", "@1871", 3, "Harbour"), ("Bo", ":bo", "@1880?", 4, None)
    )
    kinds = {
        name: [c.heading for c in found.of(name)] for name in ("is_number", "is_date", "is_of_things", "is_of_places")
    }
    assert kinds == {
        "is_number": ["count"], "is_date": ["when"], "is_of_things": ["who", "where"], "is_of_places": ["where"],
    }  # fmt: skip


def test_bars_are_as_long_as_their_numbers():
    drawing = bars_of(sheet("light keepers", ("north", 2), ("south", 8), ("west", 4))).draw(WIDE)
    lengths = [float(shape.geometry["width"]) for shape in drawing.shapes if shape.role == "bar"]
    assert lengths == [pytest.approx(max(lengths) * share) for share in (0.25, 1, 0.5)]


def test_without_numbers_rows_are_counted():
    assert bars_of(sheet("light", ("north",), ("south",), ("north",))).points == (
        ("north", 2.0, "2"),
        ("south", 1.0, "1"),
    )


def test_a_line_of_time_is_in_order_of_date_and_what_is_open_runs_to_the_edge():
    found = timeline_of(sheet("who when", ("Bo", "@1880"), ("Ada", "@1871-05"), ("Cy", "@1875/"), ("Di", None)))
    assert [entry.what for entry in found.entries] == ["Ada", "Cy", "Bo"]
    assert found.notes == (
        "A pale bar runs to the edge where the beginning or the end is not told.",
        "Rows without a date that has a place in time: 1.",
    )
    drawing = found.draw(WIDE)
    stretches = [shape for shape in drawing.shapes if shape.tag == "rect"]
    assert [shape.role for shape in stretches] == ["bar", "open", "bar"]
    assert float(stretches[1].geometry["x"]) + float(stretches[1].geometry["width"]) == pytest.approx(WIDE)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_line_of_time_gives_long_words_a_second_line_and_its_row_the_room(width: int):
    long = "the keeper of the light at the northern end of the long island, and of its boat"
    found = timeline_of(sheet("who when", (long, "@1871-11-21/"), ("Bo", "@1880")))
    drawing = found.draw(width)
    texts = [shape for shape in drawing.shapes if shape.tag == "text"]
    assert long in " ".join(shape.text for shape in texts)
    assert not [shape.text for shape in texts if shape.text.endswith("…")]
    boxes = [box_of(shape) for shape in texts if not shape.text.isdigit()]
    assert all(right <= width and bottom <= drawing.height for _, _, right, bottom in boxes)
    for (left, top, right, bottom), (to_left, to_top, to_right, to_bottom) in combinations(boxes, 2):
        assert right <= to_left or to_right <= left or bottom <= to_top or to_bottom <= top


def test_what_stands_in_two_rows_alike_has_one_line_of_time():
    found = timeline_of(sheet("who when", ("Ada", "@1871"), ("Ada", "@1871"), ("Bo", "@1880")))
    assert [entry.what for entry in found.entries] == ["Ada", "Bo"]


def test_two_dates_make_one_stretch():
    (first, _) = timeline_of(sheet("who from to", ("Ada", "@1871", "@1880"), ("Bo", "@1872", None))).entries
    assert (first.start.year, first.end.year) == (1871, 1880)  # type: ignore[union-attr]


def test_a_network_joins_what_stands_in_one_row():
    rows = ((":ada", ":bo", "taught"), (":bo", ":ada", "taught"), (":bo", ":bo", "knew"), (":cy", None, None))
    found = network_of(sheet("one other how", *rows))
    assert [(join.one, join.other, join.how) for join in found.joins] == [
        ("a:ada", "a:bo", "taught"), ("a:bo", "a:ada", "taught"),
    ]  # fmt: skip
    assert sorted(node.name for node in found.nodes.values()) == ["ada", "bo"]
    assert found.notes == ("Rows that name only one of the two: 1.",)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("count", [1, 2, 7, 60])
def test_no_name_of_a_network_lies_on_another_or_beyond_the_edge(count: int, width: int):
    spokes = [(":hub", f":a-rim-with-quite-a-long-name-{number}") for number in range(count)]
    drawing = network_of(sheet("one other", *spokes)).draw(width)
    boxes = [box_of(shape) for shape in drawing.shapes if shape.tag == "text"]
    assert sum(shape.tag == "circle" for shape in drawing.shapes) == count + 1
    assert not any("…" in shape.text for shape in drawing.shapes), "a long name stands in two lines"
    assert all(
        left >= 0 and right <= width and top >= 0 and bottom <= drawing.height for left, top, right, bottom in boxes
    )
    for (left, top, right, bottom), (to_left, to_top, to_right, to_bottom) in combinations(boxes, 2):
        assert right <= to_left or to_right <= left or bottom <= to_top or to_bottom <= top


def test_what_a_question_is_asked_of_stands_in_the_middle_and_kinds_of_ties_are_no_nodes():
    friends, rivals = (NamedNode(f"{PREFIXES['dg']}{name}") for name in ("Friendship", "Rivalry"))
    rows = ((":bo", friends), (":cy", rivals), (":cy", friends))
    found = network_of(sheet("other tie_kind", *rows, about=NamedNode("a:ada")))
    assert isinstance(found, Star)
    assert [node.name for node in found.nodes.values() if node.is_subject] == ["ada"]
    assert sorted(node.name for node in found.nodes.values()) == ["ada", "bo", "cy"]
    assert [(name, path) for name, path, _ in found.words] == [("bo", "/page/bo"), ("cy", "/page/cy")]
    assert [each.rpartition("#")[2] for _, _, how in found.words for each in how.split(", ")] == [
        "Friendship", "Rivalry", "Friendship",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("count", [1, 2, 7, 60])
def test_no_name_of_a_star_lies_on_another_or_beyond_the_edge(count: int, width: int):
    rows = [(f":a-rim-with-quite-a-long-name-{number}", "knew for a very long time indeed") for number in range(count)]
    drawing = network_of(sheet("other how", *rows, about=NamedNode("a:ada"))).draw(width)
    boxes = [box_of(shape) for shape in drawing.shapes if shape.tag == "text"]
    assert sum(shape.tag == "circle" for shape in drawing.shapes) == count + 1
    assert not any("…" in shape.text for shape in drawing.shapes), "a long name stands in two lines"
    assert all(
        left >= 0 and right <= width and top >= 0 and bottom <= drawing.height for left, top, right, bottom in boxes
    )
    for (left, top, right, bottom), (to_left, to_top, to_right, to_bottom) in combinations(boxes, 2):
        assert right <= to_left or to_right <= left or bottom <= to_top or to_bottom <= top


def box_of(shape: Shape) -> tuple[float, float, float, float]:
    """Return the edges of a text: left, top, right, bottom."""
    x, y, size = (float(shape.geometry[name]) for name in ("x", "y", "font-size"))
    left = x - width_of(shape.text, size) * {"start": 0, "middle": 0.5, "end": 1}[str(shape.geometry["text-anchor"])]
    return left, y - 0.8 * size, left + width_of(shape.text, size), y + 0.2 * size


def test_a_tree_follows_what_lies_under_what():
    rows = (("boat", ":boat", "ship", ":ship"), ("ship", ":ship", "brig", ":brig"), (None, None, "raft", ":raft"))
    (boat, raft) = tree_of(sheet("wider_name wider kind_name kind", *rows)).roots
    assert [(depth, branch.name) for depth, branch in boat.walk()] == [(0, "boat"), (1, "ship"), (2, "brig")]
    assert (raft.name, raft.below) == ("raft", {})


@pytest.mark.parametrize(
    "rows",
    [
        ((":a", ":b"), (":b", ":a"), (":a", ":c")),
        ((":a", ":c"), (":b", ":c"), (":c", ":d"), (":a", ":e")),
    ],
    ids=["in a circle", "under two"],
)
def test_what_is_no_tree_is_grouped_by_its_first_column(rows: Sequence[Sequence[object]]):
    roots = tree_of(sheet("one other", *rows)).roots
    assert [root.name for root in roots] == list(dict.fromkeys(str(row[0])[1:] for row in rows))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_long_name_in_a_tree_stands_in_lines_none_of_which_lies_on_another(width: int):
    rows = [("a lighthouse " * 4, "a keeper with a very long name " * 3), ("a lighthouse " * 4, "short")]
    drawing = tree_of(sheet("light keeper", *rows)).draw(width)
    boxes = [box_of(shape) for shape in drawing.shapes if shape.tag == "text"]
    assert len(boxes) > 3
    assert not any("…" in shape.text for shape in drawing.shapes)
    assert all(right <= width and bottom <= drawing.height for _, _, right, bottom in boxes)
    for (_, _, _, bottom), (_, to_top, _, _) in pairwise(boxes):
        assert bottom <= to_top


def test_a_map_has_a_mark_for_each_place_and_a_line_for_each_way():
    found = atlas_of(sheet("who from to", ("Ada", ":Harbour", ":Island"), ("Bo", ":Realm", ":Nowhere")))
    assert [(spot.name, spot.there, spot.at_capital) for spot in found.spots] == [
        ("Harbour", ["Ada"], False), ("Realm", ["Bo"], True), ("Island", ["Ada"], False),
    ]  # fmt: skip
    assert found.routes == (Route((2.0, 48.0), (24.0, 60.0), "Ada: Harbour → Island"),)
    assert "An open ring stands for a whole state, at its capital." in found.notes
    assert "Not on the map, for no gazetteer tells where they lie: Nowhere." in found.notes


def test_every_place_lies_within_its_map():
    window = fitting(list(PLACES.values()), WIDE)
    for position in PLACES.values():
        x, y = window.place(position)
        assert 0 < x < window.width
        assert 0 < y < window.height


def test_a_route_goes_the_shorter_way_round_the_globe():
    spots = (Spot("East", (140.0, 36.0)), Spot("West", (-77.0, 39.0)))
    drawing = Atlas("ends", spots, (Route(spots[0].position, spots[1].position, "flight"),)).draw(WIDE)
    lines = [str(shape.geometry["d"]) for shape in drawing.shapes if shape.role == "route"]
    assert len(lines) == 2
    assert float(lines[0].split()[-2]) > drawing.width
    assert float(lines[1][1:].split()[0]) < 0


def test_without_outlines_a_map_has_its_points_and_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(land, "_rings", lambda: ())
    found = atlas_of(sheet("where", (":Harbour",), (":Island",)))
    assert any("not installed" in note for note in found.notes)
    assert {shape.role for shape in found.draw(WIDE).shapes} >= {"grid", "mark", "halo"}
    assert "land" not in {shape.role for shape in found.draw(WIDE).shapes}


def test_the_land_is_where_it_is(monkeypatch: pytest.MonkeyPatch):
    import numpy as np

    square = np.array([[0, 40], [10, 40], [10, 50], [0, 50], [0, 40]], dtype=float)
    monkeypatch.setattr(land, "_rings", lambda: (square, square + np.array([100, 0])))
    window = fitting([(2.0, 42.0), (8.0, 48.0)], WIDE)
    start = land.outline(window).partition("l")[0]
    x, y = window.place((0, 40))
    assert start == f"M{round(x)},{round(y)}"


@pytest.mark.parametrize(
    ("make", "found", "reason"),
    [
        (bars_of, sheet("a b", (1, 2), (3, 4)), "No column of the answer holds names."),
        (bars_of, sheet("a b", ("x", -1), ("y", 4)), "Some of the numbers are below zero."),
        (bars_of, sheet("a", ("x",), ("y",)), "No column holds numbers, and no name stands in more than one row."),
        (timeline_of, sheet("a", ("x",), ("y",)), "No column of the answer holds dates."),
        (timeline_of, sheet("a", ("@1871",), ("@1880",)), "No column of the answer holds names."),
        (network_of, sheet("a b", (":x", "y"), (":y", "z")), "The answer has no two columns that name things."),
        (network_of, sheet("a b", (":x", ":x"), (":y", ":y")), "No row names two different things."),
        (tree_of, sheet("a b", ("x", "1"), ("y", "2")), "No name in the column “a” stands in more than one row."),
        (atlas_of, sheet("a", (":x",), (":y",)), "No column of the answer names places that a gazetteer has."),
    ],
)
def test_what_cannot_be_drawn_says_why(make, found: Sheet, reason: str):
    with pytest.raises(UndrawableError) as refused:
        make(found)
    assert str(refused.value) == reason


def test_the_form_wished_for_comes_first_then_the_usual_one_then_the_table():
    offers = offers_of(sheet("light keepers", ("north", 2), ("south", 8)))
    assert choose(offers, "bars", "table").name == "bars"  # type: ignore[union-attr]
    assert choose(offers, "", usual("chart")).name == "bars"  # type: ignore[union-attr]
    assert choose(offers, "table", "bars") is None
    assert choose(offers, "map", "table") is None
    assert offers["map"].why_not
    assert {offer.why_not for offer in offers_of(sheet("a", ("x",))).values()} == {
        "The answer has fewer than two rows."
    }


def test_a_drawing_is_well_formed_whatever_the_names():
    words = "<b>&\"'\x0b]]></b>"
    drawing = Drawing(100, 50, words, (Shape("text", "label", {"x": 1, "y": 2}, words, words),))
    for text in (svg_file(drawing), str(svg_in_page(drawing)).replace("<svg ", f'<svg xmlns="{SVG[1:-1]}" ', 1)):
        (label,) = ElementTree.fromstring(text).iter(f"{SVG}text")  # noqa: S314
        assert "".join(label.itertext()) == 2 * words.replace("\x0b", "")
        assert "style" not in text


def test_a_file_has_its_size_its_title_and_a_ground():
    found = ElementTree.fromstring(svg_file(Drawing(100, 50.26, "Bars", ())))  # noqa: S314
    assert (found.get("width"), found.get("height"), found.findtext(f"{SVG}title")) == ("100", "50.3", "Bars")
    assert found.find(f"{SVG}rect") is not None


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_words_that_have_no_room_are_cut_and_told_when_pointed_at(width: int):
    name = "lighthouse " * 20
    drawing = bars_of(sheet("light keepers", (name, 2), ("south", 8))).draw(width)
    (shape, *_) = (shape for shape in drawing.shapes if shape.tag == "text")
    assert shape.text.endswith("…")
    assert shape.hint == name
    assert cut("short", 200) == "short"
