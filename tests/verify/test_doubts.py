"""What a reader of reply and sources may lift or raise, and what stands whoever says otherwise."""

from __future__ import annotations

import pytest

from drafter.verify import Fault, Line, Opinion, cited_of, faults, lines_of, settled
from tests.verify.examples import BOOTS
from tests.verify.test_parts import DONE, SOURCES, grounds, part
from tests.verify.test_standing import ORDER, POLICY, SOURCE, VERDICT

HONEST = "You can return anything unused within 30 days of delivery."
TURNED = "You can't return anything unused within 30 days of delivery."
UNHEARD = "Our jackets are knitted in Portugal."


def found_in(text: str) -> tuple[Fault, ...]:
    return faults([part(text, "faq/returns")], grounds())


def line_of(text: str) -> Line:
    (line,) = lines_of([part(text, "faq/returns")], grounds())
    return line


@pytest.mark.parametrize(
    "text",
    [TURNED, UNHEARD, "Your boots are still being made.", "We'd write the card by hand."],
)
@pytest.mark.parametrize("opinion", ["follows", "asserts_nothing"])
def test_a_reader_who_finds_it_borne_out_lifts_what_was_only_weighed(
    text: str, opinion: Opinion
) -> None:
    found = found_in(text)

    assert found
    assert settled(found, {line_of(text): opinion}) == ()


@pytest.mark.parametrize(
    "text",
    [
        "You can return anything unused within 60 days of delivery.",
        "Returns cost £4.",
        "Returns end on 3 March.",
        "We've refunded your return.",
        "Your refund is being processed.",
        "It'll be with you on Friday.",
        "You'll be given another pair.",
        "We'd send another pair.",
        "We'd write to you by hand.",
        "Your boots are cancelled.",
        "The charge will be taken off.",
        "The difference will be paid.",
        "Your account is being deleted.",
        "The parcel is being redirected.",
        "It'll be delivered tomorrow.",
        "We always refund worn boots in full.",
        "You get a voucher for it.",
        "You can return anything unused within 30 days: https://elsewhere.test/returns",
        "You can return anything unused, **within** 30 days of delivery.",
        "You can return anything unused, as Dana Reyes of 12 Mill Lane did.",
        "Write to returns@elsewhere.test within 30 days of delivery.",
    ],
)
def test_no_reader_lifts_a_figure_a_promise_a_link_markup_or_a_stranger(text: str) -> None:
    found = found_in(text)
    left = settled(found, {line_of(text): "follows"})

    assert left
    assert not any(fault.doubt for fault in left)


@pytest.mark.parametrize(
    "text",
    [
        "Our jackets are knitted by Reyes.",
        "Our jackets are knitted by reyes.",
        "Our jackets are knitted at the evil_desk.",
        "Our jackets are knitted at #desk.",
        "Our jackets are knitted at repairs/login.",
        "Our jackets are knitted at Clover.",
        "Our jackets are knitted by Mark Woods.",
    ],
)
def test_no_reader_lets_out_a_name_a_tag_or_a_sign_along_with_a_wording(text: str) -> None:
    found = found_in(text)

    assert found
    assert settled(found, {line_of(text): "follows"}) == found


@pytest.mark.parametrize(
    "text",
    [
        "Our jackets are knitted from bigger loops, as snug as a blanket.",
        "You can't return anything within 30 days: https://fernway.example/returns",
        "Our zippers are knitted in Portugal by sturdy hands.",
        "Our zippers are knitted in Tasmania by sturdy hands.",
    ],
)
def test_plain_words_places_and_the_shops_own_links_keep_a_doubt_a_doubt(text: str) -> None:
    found = found_in(text)

    assert found
    assert settled(found, {line_of(text): "follows"}) == ()


def test_no_reader_lifts_what_goes_against_a_verdict() -> None:
    told = grounds(orders=(ORDER,), sources={POLICY: SOURCE}, verdicts=(VERDICT,))
    parts = [part("You can cancel the lamp and keep the rug.", POLICY, "order:61820")]
    (line,) = lines_of(parts, told)

    (left,) = settled(faults(parts, told), {line: "follows"})

    assert "goes against the verdict" in left.why


def test_a_no_where_the_verdict_is_yes_is_a_doubt() -> None:
    yes = VERDICT.model_copy(update={"outcome": "eligible", "because": "it hasn't left us yet"})
    source = "Order 61820 hasn't left us yet, so we can cancel it."
    told = grounds(orders=(ORDER,), sources={POLICY: source}, verdicts=(yes,))
    found = faults([part("We can't cancel it any more.", POLICY, "order:61820")], told)

    assert any("goes against the verdict" in fault.why for fault in found)
    assert all(fault.doubt for fault in found)


def test_a_promise_that_cites_nothing_stands_whatever_it_is_about() -> None:
    parts = [part("Your boots are still being made.")]
    (line,) = lines_of(parts, grounds())

    assert settled(faults(parts, grounds()), {line: "follows"}) != ()


def test_a_reader_tells_a_word_on_what_the_customer_told_from_a_claim_without_a_source() -> None:
    parts = [part("14 miles and not one blister!")]
    (line,) = lines_of(parts, grounds(customer_words="did 14 miles in them and no blister"))
    found = faults(parts, grounds(customer_words="did 14 miles in them and no blister"))

    assert settled(found, {line: "asserts_nothing"}) == ()
    assert settled(faults([part(UNHEARD)], grounds()), {line: "not_said"}) != ()


@pytest.mark.parametrize(
    ("opinion", "kind"),
    [
        ("contradicts", "negation"),
        ("leaves_out", "condition_dropped"),
        ("other_thing", "wrong_entity"),
        ("not_said", "invented_policy"),
    ],
)
def test_a_reader_raises_what_the_rules_let_pass(opinion: Opinion, kind: str) -> None:
    line = line_of(HONEST)

    (raised,) = settled((), {line: opinion})

    assert (raised.check, raised.kind) == ("grounding", kind)
    assert (raised.start, raised.end) == (line.start, line.end)
    assert "“You can return anything unused within 30…”" in raised.why


def test_the_rules_own_words_stand_where_the_reader_agrees_with_them() -> None:
    found = found_in(TURNED)

    assert settled(found, {line_of(TURNED): "contradicts"}) == found


def test_a_line_that_was_not_read_keeps_its_doubts() -> None:
    found = found_in(TURNED)

    assert settled(found, {}) == found


def test_an_opinion_reaches_no_further_than_its_line() -> None:
    parts = [part(f"{TURNED} {UNHEARD}", "faq/returns")]
    first, second = lines_of(parts, grounds())

    left = settled(faults(parts, grounds()), {second: "follows"})

    assert left
    assert all(first.holds(fault) for fault in left)


def test_a_line_names_all_that_it_rests_on_and_whether_somebody_has_said_it() -> None:
    parts = [
        part("Hi Jane,"),
        part(SOURCES["faq/returns"].split(". ")[0] + ".", "faq/returns"),
        part("It's three weeks, roughly.", "faq/repairs", "order:FW-7719"),
    ]
    lines = lines_of(parts, grounds(own_words=("Hi Jane,",)))

    assert [line.said for line in lines] == [True, True, False]
    assert [line.cites for line in lines] == [
        (),
        ("faq/returns",),
        ("faq/repairs", "order:FW-7719"),
    ]


def test_what_is_cited_is_looked_up_and_nothing_else() -> None:
    parts = [part("Three weeks.", "faq/repairs", "order:FW-7719"), part(DONE, "a1")]

    cited = cited_of(parts, grounds())

    assert dict(cited.sources) == {"faq/repairs": SOURCES["faq/repairs"]}
    assert cited.orders == (BOOTS,)
    assert dict(cited.actions) == {"a1": DONE}


def test_a_verdict_brings_its_order() -> None:
    told = grounds(orders=(ORDER,), sources={POLICY: SOURCE}, verdicts=(VERDICT,))

    cited = cited_of([part("We can cancel all of it.", POLICY)], told)

    assert cited.verdicts == (VERDICT,)
    assert cited.orders == (ORDER,)
