from __future__ import annotations

import pytest

from .running import Running

HTML = "text/html"
TOUR = "theatres/who-left-on-whose-tour"
FILES = [("/static/site.css", "text/css"), ("/static/icon.svg", "image/svg+xml")]
PAGES = [
    ("/", "Who left, and when"),
    ("/page/person/rudolf-nureyev", "Рудольф Нуреев"),
    ("/page/section/aif", "sentences"),
    ("/search?q=%D0%BD%D1%83%D1%80%D0%B5%D0%B5%D0%B2", "Rudolf Nureyev"),
    ("/browse", "People"),
    ("/browse/person?decade=1960s", "Rudolf Nureyev"),
    ("/connections?from=Nureyev&to=Godunov", "Natalia Makarova"),
    ("/questions", "Questions"),
    (f"/questions/{TOUR}", "Kirov tour of 1961"),
    (
        "/questions/theatres/who-left-on-whose-tour?person=%D0%93%D0%BE%D0%B4%D1%83%D0%BD%D0%BE%D0%B2",
        "Bolshoi tour of 1979",
    ),
]


@pytest.mark.parametrize(("path", "said"), PAGES)
def test_pages_are_answered_as_html_under_a_strict_policy(server: Running, path: str, said: str):
    answer = server.get(path, HTML)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert said in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    again = server.get(path, HTML, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = server.ask("HEAD", path, HTML)
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("path", ["/", "/questions"])
def test_what_is_no_data_is_not_given_as_data(server: Running, path: str):
    assert server.get(path, "text/turtle").status_code == 406


def test_a_program_is_led_from_the_page_of_a_thing_to_its_data(server: Running):
    answer = server.get("/page/person/rudolf-nureyev", "text/turtle")
    assert (answer.status_code, answer.headers["location"]) == (303, "/id/person/rudolf-nureyev")


def test_a_thing_says_where_its_data_are(server: Running):
    link = server.get("/page/person/rudolf-nureyev", HTML).headers["link"]
    assert '</data/person/rudolf-nureyev.ttl>; rel="alternate"; type="text/turtle"' in link


@pytest.mark.parametrize(
    ("path", "media_type"), [("/static/site.css", "text/css"), ("/static/icon.svg", "image/svg+xml")]
)
def test_style_sheets_and_pictures_come_from_here(server: Running, path: str, media_type: str):
    answer = server.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(media_type)
    assert server.get(path, headers={"if-none-match": answer.headers["etag"]}).status_code == 304
    assert "@import" not in answer.text
    assert "url(" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/%2e%2e%2fsite.py",
        "/static/..%2f..%2fapi.py",
        "/static/site.py",
        "/page/person/%2e%2e%2f%2e%2e",
        "/page/person/",
        "/page/person/nobody",
        "/page/nothing/rudolf-nureyev",
        "/page/person/rudolf-nureyev%00",
        "/page/person/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/questions/theatres/nothing",
        "/questions/..%2f..%2fdata/x",
    ],
)
def test_what_is_not_there_is_a_404_in_the_form_that_is_preferred(server: Running, path: str):
    page = server.get(path, HTML)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<script>alert" not in page.text
    told = server.get(path, "*/*")
    assert (told.status_code, told.headers["content-type"].partition(";")[0]) == (404, "application/problem+json")


def test_a_wrong_blank_is_a_400_with_the_form(server: Running):
    answer = server.get("/questions/roles/posts-in-a-year?year=nineteen", HTML)
    assert answer.status_code == 400
    assert 'aria-invalid="true"' in answer.text
