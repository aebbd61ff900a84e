"""What pages do with what set-up bundles, and without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import Built
from kg.server.pictures import assets
from kg.server.site.site import Site

from .pages_support import project_site, question_of, with_class

MAP = "geography/residences"
MADE = ("map.css", "map.js", "network.js", "pictures.js", "land.json")


@pytest.fixture(scope="module")
def site(built: Built) -> Site:
    return project_site(built)


def test_without_bundles_the_drawing_stands_alone(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    page = question_of(site, MAP)
    assert with_class(page, "picture")
    assert not with_class(page, "picture-open")
    assert not [each for each in page.iter("script") if each.get("src")]


def test_with_bundles_a_map_names_what_it_is_opened_with(site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    for name in MADE:
        (tmp_path / name).write_text("1;", encoding="utf-8")
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    page = question_of(site, MAP)
    (figure,) = with_class(page, "picture-figure")
    version = assets.asset("map.js").partition("?v=")[2]
    assert figure.get("data-script") == f"/graph/static/map.js?v={version}"
    assert figure.get("data-land") == f"/graph/static/land.json?v={version}"
    assert figure.get("data-data") == f"/graph/questions/{MAP}/map.json"
    (button,) = with_class(page, "picture-open")
    assert button.get("hidden") is not None
    (script,) = (each for each in page.iter("script") if each.get("src"))
    assert (script.get("type"), script.get("src")) == ("module", f"/graph/static/pictures.js?v={version}")


def test_bars_need_no_script_to_be_opened(site: Site):
    (figure,) = with_class(question_of(site, "statistics/defections-per-decade"), "picture-figure")
    assert figure.get("data-data") is None
