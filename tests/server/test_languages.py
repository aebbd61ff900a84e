"""Pages in English and Russian: by the address, by Accept-Language, by the switch; data are the same for all."""

from __future__ import annotations

import pytest

from kg.build import Built
from kg.server.pages.lists import list_page
from kg.server.site.reader import spoken
from kg.server.wire.negotiation import choose_language

from .pages_support import parsed, project_site, text_of, with_class
from .running import Running

LIKED = [
    ("", "en"),
    ("ru", "ru"),
    ("ru-RU, ru;q=0.9, en;q=0.5", "ru"),
    ("en;q=0.5, ru;q=0.4", "en"),
    ("fr, de;q=0.9", "en"),
    ("*", "en"),
    ("ru;q=0", "en"),
    ("en;q=0, *", "ru"),
    ("en-GB;q=0, fr", "ru"),
    ("en;q=0, ru;q=0", "en"),
    ("not a header;;q=x", "en"),
]


@pytest.mark.parametrize(("header", "tag"), LIKED)
def test_the_language_liked_best_is_chosen(header: str, tag: str):
    assert choose_language(header, ("en", "ru")) == tag


def test_without_a_language_in_the_address_the_reader_is_asked(server: Running):
    for header, tag, browse in (("ru-RU,ru;q=0.9", "ru", "Списки"), ("en", "en", "Browse"), ("fr", "en", "Browse")):
        reply = server.get("/browse", headers={"accept": "text/html", "accept-language": header})
        assert reply.headers["content-language"] == tag
        assert "Accept-Language" in reply.headers["vary"]
        assert f'<html lang="{tag}">' in reply.text
        assert f"<h1>{browse}</h1>" in reply.text
        assert 'href="/questions"' in reply.text


def test_the_address_goes_before_the_reader(server: Running):
    reply = server.get("/ru/browse/person?departure=not+told", headers={"accept-language": "en"})
    assert reply.headers["content-language"] == "ru"
    assert "Accept-Language" not in reply.headers["vary"]
    assert '<a lang="en" hreflang="en" rel="alternate" href="/en/browse/person?departure=not+told">' in reply.text
    assert 'hreflang="x-default" href="http' in reply.text
    assert 'href="/ru/page/person/' in reply.text
    assert "Скачать список" in reply.text


@pytest.mark.parametrize("path", ["/ru/guide", "/ru/guide/glossary", "/ru/guide?q=passage"])
def test_the_guide_stands_among_pages_of_the_language_that_is_asked_for(server: Running, path: str):
    reply = server.get(path, "text/html")
    assert (reply.status_code, reply.headers["content-language"]) == (200, "ru")
    assert 'href="/ru/guide/glossary' in reply.text or path.endswith("glossary")


def test_languages_are_kept_apart(server: Running):
    first = {tag: server.get("/browse", headers={"accept-language": tag}) for tag in ("en", "ru")}
    again = {tag: server.get("/browse", headers={"accept-language": tag}) for tag in ("ru", "en")}
    assert first["en"].headers["etag"] != first["ru"].headers["etag"]
    assert {tag: reply.text for tag, reply in first.items()} == {tag: reply.text for tag, reply in again.items()}
    etag = {"if-none-match": first["en"].headers["etag"]}
    assert server.get("/browse", headers={"accept-language": "en", **etag}).status_code == 304
    assert server.get("/browse", headers={"accept-language": "ru", **etag}).status_code == 200


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/ru", "/ru/"),
        ("/ru/data/person/rudolf-nureyev.ttl", "/data/person/rudolf-nureyev.ttl"),
        ("/ru/id/person/rudolf-nureyev", "/id/person/rudolf-nureyev"),
        ("/ru/browse/", "/ru/browse"),
        ("/ru/browse/person?format=csv", "/browse/person?format=csv"),
        ("/ru/guide/notebooks/first-look.ipynb", "/guide/notebooks/first-look.ipynb"),
    ],
)
def test_what_is_no_page_lies_below_no_language(server: Running, path: str, place: str):
    reply = server.get(path)
    assert reply.status_code == 308
    assert reply.headers["location"] == place


def test_data_are_the_same_in_all_languages(server: Running):
    told = [server.get("/browse/person?format=json", headers={"accept-language": tag}) for tag in ("en", "ru")]
    assert told[0].text == told[1].text
    assert "content-language" not in told[0].headers


def test_a_problem_is_told_in_the_reader_s_language(server: Running):
    reply = server.get("/ru/browse/nothing", "text/html")
    assert reply.status_code == 404
    assert reply.headers["content-language"] == "ru"
    assert '<html lang="ru">' in reply.text


def test_things_are_named_first_in_the_reader_s_language(built: Built):
    site = project_site(built)
    arguments = {"list": "person", "chosen": [], "format": "text/html"}
    russian = parsed(spoken(list_page)(site, {**arguments, "reader": {"language": "ru", "prefix": "/ru"}}))
    english = parsed(list_page(site, arguments))
    names = [text_of(row.find("th")) for row in russian.iter("tr") if row.find("th") is not None]
    assert "Рудольф Нуреев Rudolf Nureyev" in names
    assert "Rudolf Nureyev Рудольф Нуреев" in text_of(english)
    assert "балетный артист" in text_of(russian) or "артист" in text_of(russian)
    assert [text_of(each) for each in with_class(russian, "choice-name")].count("не сказано") > 0
