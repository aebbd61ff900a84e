"""Tables, workbook, network and map: keys that hold, and one task done in a program that is not ours."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import datetime

import pytest

from kg.api import DefectorGraph
from kg.build import Built
from kg.errors import KgError
from kg.export.geometry import line
from kg.export.tables import TABLES
from kg.export.tables.cells import GIVEN
from kg.exportsettings import COLUMNS


@pytest.fixture(scope="module")
def opened(built: Built) -> DefectorGraph:
    return DefectorGraph(built)


@pytest.fixture(scope="module")
def files(opened: DefectorGraph) -> dict[str, bytes]:
    return opened.tables()


@pytest.fixture(scope="module")
def tables(files: dict[str, bytes]) -> dict[str, list[dict[str, str]]]:
    return {t.name: list(csv.DictReader(io.StringIO(files[f"{t.name}.csv"].decode()))) for t in TABLES}


@pytest.fixture(scope="module")
def workbook(opened: DefectorGraph) -> bytes:
    content = opened.export("xlsx")
    assert isinstance(content, bytes)
    return content


def test_keys_are_unique_and_foreign_keys_hold(tables: dict[str, list[dict[str, str]]]):
    ids = {name: {row.get("id") for row in rows} for name, rows in tables.items()}
    for table in TABLES:
        assert not {column.name for column in table.columns if column.kind == "list"} & set(table.key), table.name
        rows = tables[table.name]
        keys = [tuple(row[name] for name in table.key) for row in rows]
        assert not table.key or len(keys) == len(set(keys)), table.name
        for column in table.columns:
            values = {row[column.name] for row in rows}
            assert not (column.required and "" in values), (table.name, column.name)
            assert not column.refers or values - {""} <= ids[column.refers], (table.name, column.name)


def test_every_kind_of_column_that_settings_may_name_can_be_made():
    assert tuple(sorted(GIVEN)) == COLUMNS


def test_every_file_is_described(files: dict[str, bytes]):
    names = {f"{table.name}.csv" for table in TABLES}
    assert {each["url"] for each in json.loads(files["csv-metadata.json"])["tables"]} == names
    assert {each["path"] for each in json.loads(files["datapackage.json"])["resources"]} == names
    assert names < {each["@id"] for each in json.loads(files["ro-crate-metadata.json"])["@graph"]}


def test_a_workbook_is_the_same_bytes_when_it_is_written_again(opened: DefectorGraph, workbook: bytes):
    assert workbook == opened.export("xlsx")


def test_a_workbook_tells_openpyxl_how_many_left_in_each_decade(workbook: bytes):
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(workbook))["events"]
    assert sheet.freeze_panes == "A2"
    head, *rows = sheet.iter_rows(values_only=True)
    events = [dict(zip(head, row, strict=True)) for row in rows]
    left = [e for e in events if e["kind"] in {"Defection", "Departure"} and e["begin_latest"] is not None]
    assert all(isinstance(e["begin_earliest"], datetime) for e in left)
    # Alekhine, Chaliapin, Rand; Nureyev, Alliluyeva; Makarova, Baryshnikov, Belenko, Suvorov, Godunov; the other three.
    assert Counter(e["begin_earliest"].year // 10 * 10 for e in left) == {1920: 3, 1960: 2, 1970: 5, 1980: 3}


def test_a_workbook_tells_pandas_the_same(workbook: bytes):
    pandas = pytest.importorskip("pandas")
    events = pandas.read_excel(io.BytesIO(workbook), sheet_name="events")
    left = events[events["kind"].isin(["Defection", "Departure"])].dropna(subset=["begin_latest"])
    assert left.groupby(left["begin_earliest"].dt.year // 10 * 10).size().to_dict() == {
        1920: 3,
        1960: 2,
        1970: 5,
        1980: 3,
    }


def test_a_reader_of_csvw_finds_a_row_for_every_foreign_key(files: dict[str, bytes], tables: dict[str, list[dict]]):
    """None is excepted for being empty (Metadata Vocabulary for Tabular Data, section 5.5.2.1)."""
    described = json.loads(files["csv-metadata.json"])["tables"]
    keys = [(table["url"], key) for table in described for key in table["tableSchema"]["foreignKeys"]]
    assert len(keys) > 10
    for url, key in keys:
        wanted = {row[key["columnReference"]] for row in tables[url.removesuffix(".csv")]}
        there = {
            row[key["reference"]["columnReference"]]
            for row in tables[key["reference"]["resource"].removesuffix(".csv")]
        }
        assert wanted <= there, (url, key)


def test_csvw_tells_the_table_behind_a_column_that_may_be_empty(files: dict[str, bytes]):
    events = next(t for t in json.loads(files["csv-metadata.json"])["tables"] if t["url"] == "events.csv")
    columns = {column["name"]: column for column in events["tableSchema"]["columns"]}
    assert columns["person"]["dc:references"] == "people.csv"


def test_the_network_tells_networkx_whom_baryshnikov_is_tied_to(opened: DefectorGraph, tables: dict[str, list[dict]]):
    networkx = pytest.importorskip("networkx")
    network = networkx.parse_graphml(opened.export("graphml"), force_multigraph=True)
    tied = set(network.neighbors("person:mikhail-baryshnikov"))
    assert {"person:alexander-godunov", "person:natalia-makarova", "person:rudolf-nureyev"} <= tied
    told = [tie for tie in tables["ties"] if "person:mikhail-baryshnikov" in (tie["person"], tie["other"])]
    assert network.degree("person:mikhail-baryshnikov") == len(told)
    assert all(data["kind"] and data["evidence"] for *_, data in network.edges(data=True))


def test_a_way_leads_from_finland_to_sweden(opened: DefectorGraph):
    shapely = pytest.importorskip("shapely")
    features = json.loads(opened.export("geojson"))["features"]
    (way,) = [f for f in features if f["properties"].get("id") == "event:mullova-to-sweden"]
    helsinki, stockholm = (24.93545, 60.16952), (18.06490, 59.33258)
    told = shapely.geometry.shape(way["geometry"])
    assert told.length == pytest.approx(shapely.LineString([helsinki, stockholm]).length, abs=0.02)


def test_a_line_over_the_date_line_is_cut_there():
    assert line([(170.0, 0.0), (-170.0, 10.0)]) == {
        "type": "MultiLineString",
        "coordinates": [[[170.0, 0.0], [180.0, 5.0]], [[-180.0, 5.0], [-170.0, 10.0]]],
    }


@pytest.mark.parametrize("name", ["graphml", "geojson"])
def test_an_answer_that_does_not_fit_is_told_in_a_sentence(opened: DefectorGraph, name: str):
    answer = opened.query("statistics/defections-per-decade")
    with pytest.raises(KgError, match="choose xlsx or csv"):
        opened.answer_file(answer, name)


@pytest.mark.parametrize(("name", "start"), [("xlsx", b"PK"), ("graphml", b"<?xml"), ("geojson", b"{")])
def test_an_answer_that_fits_is_written(opened: DefectorGraph, name: str, start: bytes):
    found = opened.answer_file(opened.query("theatres/who-left-on-whose-tour"), name)
    assert (found if isinstance(found, bytes) else found.encode()).startswith(start)
