"""The page that shows the API to people."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from drafter.api.schema_page import kind_of

LOADS = {"script", "link", "img", "iframe", "object", "embed", "source"}


class Page(HTMLParser):
    """What a page loads, where it leads, and what it says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.places: list[str] = []
        self.said = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.loads += [tag] if tag in LOADS or "src" in found else []
        self.leads += [found["href"]] if "href" in found else []
        self.places += [found["id"]] if "id" in found else []

    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.fixture
def page(service: TestClient[Litestar]) -> Page:
    response = service.get("/schema")

    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/html")
    assert not re.search(r"@import|url\(", response.text)
    return Page(response.text)


def test_the_page_loads_nothing_from_anywhere(page: Page) -> None:
    assert page.loads == []
    assert [link for link in page.leads if not link.startswith(("#", "/schema/"))] == []


def test_the_page_shows_every_call_status_and_field(
    page: Page, service: TestClient[Litestar]
) -> None:
    schema = service.get("/schema/openapi.json").json()

    for path, item in schema["paths"].items():
        assert path in page.said
        for operation in item.values():
            assert operation["summary"] in page.said
            assert all(status in page.said for status in operation["responses"])
    for name, one in schema["components"]["schemas"].items():
        assert name in page.places
        assert all(field in page.said for field in one["properties"])


def test_every_link_of_the_page_leads_somewhere(page: Page, service: TestClient[Litestar]) -> None:
    inside = {link[1:] for link in page.leads if link.startswith("#")}

    assert "DirectMessage" in inside
    assert inside <= set(page.places)
    assert service.get("/schema/openapi.json").status_code == 200


def test_the_page_says_how_far_a_message_is_read(page: Page) -> None:
    assert "read up to 10,000 characters in all" in page.said


def test_kinds_are_said_with_their_limits_and_nothing_in_them_is_markup() -> None:
    text = {"type": "string", "maxLength": 20, "minLength": 1}

    assert kind_of(text) == "string, 1 or more characters, up to 20 characters"
    assert kind_of({"oneOf": [text, {"type": "null"}]}) == f"{kind_of(text)} or null"
    assert kind_of({"type": "array", "items": {"$ref": "#/a/Turn"}, "maxItems": 3}) == (
        'list of <a href="#Turn">Turn</a>, up to 3'
    )
    assert kind_of({"enum": ["<b>", "x"]}) == "one of <code>&lt;b&gt;</code>, <code>x</code>"
    assert kind_of({}) == "anything"
