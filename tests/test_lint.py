"""Lint names file, key and value of everything wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafter.lint import lint
from tests.builders import ROOT

COMMON = ROOT / "knowledge" / "common"
PROMPTS = ROOT / "prompts"


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    """A copy of Fernway with two entries."""
    source, folder = ROOT / "knowledge" / "fernway", tmp_path / "fernway"
    for name in ("brand.yaml", "faq/press.md", "policies/returns-window.md"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / name, folder / name)
    return folder


def problems(brand: Path) -> str:
    return "\n".join(lint(brand, COMMON, PROMPTS).problems)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def test_the_shipped_brand_has_no_problems() -> None:
    report = lint(ROOT / "knowledge" / "fernway", COMMON, PROMPTS)

    assert report.problems == ()
    assert report.entries >= 84
    assert report.examples >= 56


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("faq/press.md", "title:", "titel:", "faq/press.md: titel: "),
        ("faq/press.md", "contacts.press", "contacts.pres", "slot contacts.pres: no such fact"),
        ("faq/press.md", "topic: company", "topic: nonsense", "topic: 'nonsense'"),
        ("faq/press.md", "---\n", "", "must start with front matter"),
        (
            "policies/returns-window.md",
            "now <= last_day",
            "now <= last_dya",
            "undeclared reference to 'last_dya'",
        ),
        ("policies/returns-window.md", "delivered_at, 30)", "delivered_at, 31)", "until:"),
        ("policies/returns-window.md", "## too late", "## too lat", "'too lat': no rule"),
        (
            "policies/returns-window.md",
            "until: last_day",
            "until: lastday",
            "'lastday': not in let",
        ),
        (
            "policies/returns-window.md",
            'order.status == "shipped"',
            'order.status == "shiped"',
            "'shiped': no such status; there are: processing",
        ),
        (
            "policies/returns-window.md",
            '"returned", "refunded"]',
            '"retuned"]',
            "'retuned': no such status",
        ),
        (
            "policies/returns-window.md",
            "when: now <= last_day",
            "when: last_day",
            "a rule needs bool",
        ),
        (
            "policies/returns-window.md",
            "last_day: end_of_day(order.delivered_at, 30)",
            "last_day: '\"30\"'",
            "no matching overload",
        ),
        (
            "policies/returns-window.md",
            "{{ last_day | date }}",
            "{{ last_day }}",
            "slot last_day: a moment needs `| date`",
        ),
        (
            "policies/returns-window.md",
            "{{ item.name }}",
            "{{ item.name | money }}",
            "slot item.name: a string is no amount",
        ),
        (
            "policies/returns-window.md",
            "## too late",
            "## too late, done",
            "'too late, done': no rule",
        ),
        (
            "policies/returns-window.md",
            "for {{ item.name }}",
            "to {{ message.addres }}",
            "message.addres: no such fact",
        ),
        (
            "policies/returns-window.md",
            "sent the return label",
            "sent {{ message.address }}",
            "message.address: no such fact",
        ),
        (
            "faq/press.md",
            "topic: company",
            "topic: company\nmedia: [ftp://x]",
            "media.0: 'ftp://x'",
        ),
        (
            "faq/press.md",
            "topic: company",
            "topic: company\nmedia: ['https://a.example/x']",
            "not an image, video, audio file or PDF by its ending",
        ),
        (
            "faq/press.md",
            "topic: company",
            "topic: company\notherwise: faq/x",
            "'faq/x': no such entry",
        ),
        (
            "faq/press.md",
            "topic: company",
            "topic: company\noffers: [faq/y]",
            "'faq/y': no such entry",
        ),
        (
            "brand.yaml",
            "press: Thanks for getting in touch.",
            "press: We'll call you back within an hour.",
            "holding_replies.press: \"We'll call",
        ),
        ("brand.yaml", "crisis_contacts:\n", "crisis_contact_s:\n", "crisis_contact_s"),
        (
            "brand.yaml",
            "  default: At findahelpline",
            "  xx: At findahelpline",
            "needs a `default`",
        ),
        ("brand.yaml", "vip_tags: [vip]", "vip_tags: [vip]\nlimits: {x: 10}", "limits.x: 10"),
        ("brand.yaml", "Europe/London", "Europe/Londn", "'Europe/Londn' is no IANA time zone"),
        ("brand.yaml", "locale: en-GB", "lokale: en-GB", "brand.yaml: lokale"),
        ("brand.yaml", "  order.status:", "  order.state:", "questions.order.state: no such fact"),
    ],
)
def test_a_mistake_is_named_with_its_file(
    brand: Path, file: str, old: str, new: str, expected: str
) -> None:
    change(brand / file, old, new)

    assert expected in problems(brand)


def test_an_ask_that_two_entries_share_is_named(brand: Path) -> None:
    change(brand / "faq/press.md", "asks:\n", "asks:\n  - Return policy?\n")

    assert "'return policy?': stands in faq/press too" in problems(brand)


def test_a_literal_link_is_named(brand: Path) -> None:
    file = brand / "faq/press.md"
    file.write_text(file.read_text() + "\nSee https://elsewhere.example/x\n")

    assert "'https://elsewhere.example/x': write links and contacts as slots" in problems(brand)


def test_a_critical_reason_cannot_be_switched_off(brand: Path) -> None:
    file = brand / "brand.yaml"
    file.write_text(file.read_text() + "\nnoted_only: [self_harm]\n")

    assert "self_harm can't be switched off" in problems(brand)


def test_a_prompt_of_the_brands_own_is_looked_at(brand: Path) -> None:
    (folder := brand / "prompts").mkdir()
    text = (PROMPTS / "compose.md").read_text(encoding="utf-8")
    (folder / "compose.md").write_text(text.replace("{{ asks }}", "{{ ask }}"), encoding="utf-8")

    assert problems(brand) == (
        "prompts/compose.md: fields: listed but unused ['asks'], used but not listed ['ask']"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## asked photos\nSee {{ links.help }}", "'photos': has no asks under `aspects`"),
        ('## when place.region == "Mars"\nNo.', "'Mars': no such region in brand.yaml"),
    ],
)
def test_a_section_that_nobody_can_reach_is_named(brand: Path, text: str, expected: str) -> None:
    file = brand / "faq" / "press.md"
    file.write_text(f"{file.read_text()}\n{text}\n")

    assert expected in problems(brand)


def test_aspects_and_regions_that_lead_nowhere_are_named(brand: Path) -> None:
    file = brand / "faq" / "press.md"
    change(file, "topic:", "regions: {Mars: faq/press}\ntopic:")
    assert "regions: 'Mars': no such region in brand.yaml" in problems(brand)

    change(file, "{Mars: faq/press}", "{EU: faq/pres}")
    assert "regions.EU: 'faq/pres': no such entry" in problems(brand)

    change(file, "regions: {EU: faq/pres}", "aspects: {photos: [a, b, c, d, e]}")
    assert "'photos': has no section 'asked photos'" in problems(brand)
