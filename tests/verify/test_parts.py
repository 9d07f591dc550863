"""What a reply may say depends on what each part cites, whoever wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from drafter.drafts import Citation, Part
from drafter.messages import Order
from drafter.verify import Grounds, faults, verify
from tests.verify.examples import BOOTS, NOW

SOURCES = {
    "faq/returns": "You can return anything unused within 30 days of delivery. Returns start at "
    "https://fernway.example/returns.",
    "faq/repairs": "We repair zips and seams. A repair costs £15 and takes about three weeks.",
}
DONE = "I've cancelled order FW-7719."


def part(text: str, *sources: str) -> Part:
    kinds = {"faq": "knowledge", "policies": "policy", "order": "order", "a1": "action"}
    cited = [
        Citation.model_validate(
            {"source": name, "kind": kinds[name.split("/")[0].split(":")[0]], "quote": ""}
        )
        for name in sources
    ]
    return Part(text=text, citations=tuple(cited))


def grounds(**fields: Any) -> Grounds:
    return Grounds(
        **{
            "now": NOW,
            "zone": ZoneInfo("Europe/London"),
            "sources": SOURCES,
            "orders": (BOOTS,),
            "actions": {"a1": DONE},
            **fields,
        }
    )


def failed(*parts: Part, **fields: Any) -> list[str]:
    return [check.name for check in verify(parts, grounds(**fields)) if not check.passed]


def test_a_part_that_cites_nothing_may_not_assert_a_fact() -> None:
    assert failed(part("A repair costs £15 and takes about three weeks.")) == ["grounding"]
    assert failed(part("Our jackets are made in Portugal.")) == ["grounding"]


def test_a_part_that_cites_nothing_may_greet_ask_and_close() -> None:
    hello = part("Hi there,")
    asking = part("Sorry about the zip! Which jacket is it, and could you send us a photo?")
    closing = part("Just reply here if you have any other questions.")

    assert failed(hello, asking, closing) == []


def test_a_question_brings_no_promise_past_the_checks() -> None:
    assert failed(part("Did you know that we've refunded you?")) != []


@pytest.mark.parametrize("thing", ["Compensation", "Reimbursement", "Goodwill", "Cashback"])
def test_what_nobody_owed_is_not_told_as_given_though_the_customer_spoke_of_it(thing: str) -> None:
    spoken = f"has {thing.lower()} been issued or paid yet"

    assert "promises" in failed(part(f"{thing} has been issued."), customer_words=spoken)
    assert "promises" in failed(part(f"'{thing} was paid.'"), customer_words=spoken)


def test_what_is_said_to_be_done_passes_only_with_its_action() -> None:
    assert failed(part(DONE, "a1")) == []
    assert failed(part(DONE)) != []
    assert failed(part(DONE, "faq/returns")) != []
    assert failed(part("I've refunded order FW-7719.", "a1")) != []


def test_a_sentence_across_two_parts_rests_on_what_both_cite() -> None:
    first = part("You can return it within 30 days of delivery, unused,", "faq/returns")
    second = part("and a repair costs £15.", "faq/repairs")

    assert failed(first, second) == []
    assert failed(first, part("and a repair costs £19.", "faq/repairs")) == ["grounding"]


def test_an_order_is_read_as_its_facts_whatever_text_it_is_cited_with() -> None:
    """Its record holds hours and dates that say nothing of a wash or of the day it arrived."""
    order = Order.model_validate(
        {
            "id": "771",
            "status": "delivered",
            "placed_at": "2026-11-08T09:40:00Z",
            "delivered_at": "2026-11-20T10:00:00Z",
            "items": [{"name": "Fell pack 35L"}],
        }
    )
    known = {**SOURCES, "order:771": order.model_dump_json()}

    def checks(text: str) -> list[str]:
        cited = part(text, "order:771", "faq/returns")
        return failed(cited, orders=(order,), sources=known)

    assert checks("Your Fell pack 35L was delivered on 20 November.") == []
    assert checks("Your Fell pack 40L was delivered on 20 November.") == ["grounding"]
    assert checks("The delivery scan is from 8 November.") == ["grounding"]
    assert checks("You have until 8 December to return it.") == ["grounding"]


def test_a_part_in_another_language_passes_as_the_source_has_it_or_not_at_all() -> None:
    german = "Sie können alles Unbenutzte innerhalb von 30 Tagen nach der Lieferung zurückgeben."
    wrong = german.replace("30", "45")
    theirs = {**SOURCES, "faq/returns": german}

    assert "language" in failed(part(german, "faq/returns"), language="en")
    assert failed(part(german, "faq/returns"), language="de", sources=theirs) == []
    assert "grounding" in failed(part(german, "faq/returns"), language="de")
    assert "grounding" in failed(part(wrong, "faq/returns"), language="de", sources=theirs)


def test_a_citation_that_is_not_there_or_quotes_other_words_fails() -> None:
    invented = Part(
        text="You can return it within 30 days of delivery, unused.",
        citations=(Citation(source="faq/returns", kind="knowledge", quote="within 60 days"),),
    )

    assert failed(invented) == ["grounding"]
    assert failed(part("You can return it, unused, within 30 days.", "faq/nowhere")) != []


class Opinion:
    """A model with one opinion, that keeps what it was asked."""

    def __init__(self, score: float) -> None:
        self.score = score
        self.asked: list[tuple[str, Sequence[str]]] = []

    def __call__(self, clause: str, sentences: Sequence[str]) -> float:
        self.asked.append((clause, sentences))
        return self.score


@pytest.mark.parametrize(("score", "flagged"), [(0.97, False), (0.7, False), (0.2, True)])
def test_a_model_that_doubts_a_statement_fails_it(score: float, flagged: bool) -> None:
    opinion = Opinion(score)
    text = "We mend zips and seams for £15."
    found = faults([part(text, "faq/repairs")], grounds(), entailment=opinion)

    assert bool(found) is flagged
    assert opinion.asked[0][0].startswith("We mend zips")


def test_a_model_is_never_asked_to_excuse_a_figure() -> None:
    found = faults(
        [part("A repair costs £19.", "faq/repairs")], grounds(), entailment=Opinion(0.99)
    )

    assert [fault.words for fault in found] == ["£19"]


@pytest.mark.parametrize(
    "claim",
    [
        "I've cancelled order FW-7719 and the money is already back on your card.",
        "Your refund is in your account.",
        "I've cancelled order FW-7719. You've got your money back.",
        "Your refund has landed in your account.",
        "The return label is in your inbox.",
    ],
)
def test_money_that_is_said_to_be_there_is_a_claim_of_its_own(claim: str) -> None:
    assert "promises" in failed(part(claim, "a1", "faq/returns"))


@pytest.mark.parametrize(
    "general",
    [
        "Your money is back on your card within 3 working days.",
        "Your refund isn't in your account yet.",
        "I've cancelled order FW-7719.",
    ],
)
def test_how_money_goes_back_in_general_claims_nothing_done(general: str) -> None:
    sources = {**SOURCES, "faq/refunds": "Your money is back on your card within 3 working days."}

    assert "promises" not in failed(part(general, "a1", "faq/refunds"), sources=sources)


@pytest.mark.parametrize("comment", ["<!-- hidden -->", "<!- - hidden -->", "<! - hidden"])
def test_an_html_comment_is_no_plain_text_however_it_is_spaced(comment: str) -> None:
    text = f"We repair zips and seams. {comment}"

    assert "plain_text" in failed(part(text, "faq/repairs"))


def test_which_order_is_spoken_of_may_be_said_without_citing_it() -> None:
    unknown = "I'm not able to tell you whether order {} can be split."
    asked = grounds(orders=(BOOTS.model_copy(update={"id": "62189"}),))

    assert not any(f.kind == "number" for f in faults([part(unknown.format("62189"))], asked))
    assert any(f.kind == "number" for f in faults([part(unknown.format("62190"))], asked))
