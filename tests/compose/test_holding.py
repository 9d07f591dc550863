"""What a customer is told while someone else takes over."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any, get_args

import pytest

from drafter.channels import fits, sendable
from drafter.compose.holding import holding_choices, holding_parts
from drafter.drafts import Escalation, Reason, ReasonCode, text_of
from drafter.knowledge.brand import Brand
from drafter.messages import Channel
from drafter.timing import Timer
from drafter.triage import Decision, escalate, raised
from drafter.verify.promises.promises import find_promises
from drafter.verify.reading.reading import read
from drafter.writing import Written, write
from tests.builders import brief, fernway, message
from tests.fakes import NOW

CHANNELS: tuple[Channel, ...] = get_args(Channel)
SAMARITANS = "116 123"


def escalation(*codes: ReasonCode) -> Escalation:
    reasons = [Reason(code=code, detail="", evidence="x", source="rule:x") for code in codes]
    return escalate(reasons, fernway())


def held(*codes: ReasonCode, brand: Brand | None = None, **fields: Any) -> str:
    dm = message("it's all too much", **fields)
    return text_of(holding_parts(brief(dm, brand=brand), escalation(*codes)))


async def written(*codes: ReasonCode, **fields: Any) -> Written:
    decision = Decision("escalate", escalation(*codes))
    return await write(brief(message("hello", **fields)), decision, [], Timer(lambda: 0.0))


def test_each_reason_has_the_brands_own_words() -> None:
    for code, words in fernway().holding_replies.items():
        if code == "default":
            continue
        if code != "self_harm":
            assert held(code) == f"{fernway().voice.greeting_without_name}\n\n{words}"


def doubtful(code: ReasonCode, *certain: ReasonCode) -> Escalation:
    one = Reason(code=code, detail="", evidence="x", source="signal:x", doubtful=True)
    return escalate([one, *escalation(*certain).reasons] if certain else [one], fernway())


def test_where_danger_is_doubtful_staff_choose_between_ordinary_words_and_the_careful_ones() -> (
    None
):
    dm = brief(message("wont be around in march", customer={"locale": "en-GB"}))

    ordinary, careful = map(text_of, holding_choices(dm, doubtful("self_harm")))

    assert fernway().holding_replies["default"] in ordinary
    assert fernway().holding_replies["self_harm"] in careful
    assert SAMARITANS in careful


def test_what_is_certain_and_as_urgent_is_spoken_to_before_what_is_doubtful() -> None:
    found = doubtful("self_harm", "safety_incident")

    assert [reason.code for reason in found.reasons] == ["safety_incident", "self_harm"]
    assert found.route == fernway().routes["safety_incident"]
    assert found.priority == "urgent"


def test_what_is_doubtful_is_not_put_behind_what_is_less_urgent() -> None:
    found = doubtful("self_harm", "partnership")

    assert found.reasons[0].code == "self_harm"
    assert (found.route, found.priority) == (fernway().routes["self_harm"], "urgent")


def test_what_a_model_is_certain_of_is_no_longer_doubtful() -> None:
    suspected = Decision("escalate", doubtful("self_harm"))
    certain = Reason(code="self_harm", detail="", evidence="x", source="model")

    found = raised(suspected, certain, fernway()).escalation

    assert found
    assert found.reasons == (certain,)


def test_that_a_reason_is_doubtful_stays_off_the_wire() -> None:
    (reason,) = doubtful("self_harm").reasons

    assert "doubtful" not in reason.model_dump(mode="json")
    assert "doubtful" not in Reason.model_json_schema()["properties"]


def test_a_reason_without_words_of_its_own_has_the_general_ones() -> None:
    assert fernway().holding_replies["default"] in held("conflicting_knowledge")


def test_of_several_reasons_the_most_pressing_one_is_spoken_to() -> None:
    text = held("partnership", "payment_dispute", "low_confidence")

    assert fernway().holding_replies["payment_dispute"] in text
    assert fernway().holding_replies["partnership"] not in text


@pytest.mark.parametrize("code", fernway().holding_replies)
def test_no_holding_reply_promises_more_than_that_it_is_passed_on(code: ReasonCode) -> None:
    words = fernway().holding_replies[code]

    promised = [
        words[p.start : p.end] for s in read(words, "en_GB").sentences for p in find_promises(s)
    ]

    assert all(re.match(r"I'm passing\b", claim) for claim in promised)
    assert not re.search(r"\d|\b(?:soon|shortly|tomorrow|hours?|days?|minutes?)\b", words)


def test_someone_in_danger_reads_careful_words_and_the_contact_and_nothing_else() -> None:
    text = held("self_harm", customer={"name": "Maya Lindqvist", "locale": "en-GB"})

    assert text == (
        f"{fernway().holding_replies['self_harm']}\n\n{fernway().crisis_contacts['en-GB']}"
    )


def test_self_harm_comes_before_every_other_reason() -> None:
    assert SAMARITANS in held("legal_threat", "self_harm", customer={"locale": "en-GB"})


@pytest.mark.parametrize(
    ("locale", "key"),
    [
        ("en-GB", "en-GB"),
        ("EN_gb", "en-GB"),
        ("en-IE", "en-IE"),
        ("en-US", "en-US"),
        ("en", "default"),
        ("en-AU", "default"),
        (None, "default"),
        ("de-DE", "de"),
        ("de", "de"),
        ("de-AT", "default"),
        ("fr-CA", "default"),
        ("es-MX", "default"),
        ("fr-FR", "fr"),
        ("ja-JP", "default"),
    ],
)
def test_the_contact_is_one_that_works_where_the_customer_is(locale: str | None, key: str) -> None:
    assert fernway().crisis_contacts[key] in held("self_harm", customer={"locale": locale})


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize("limit", [160, 200, 1_000])
@pytest.mark.parametrize("words", ["I'm glad you wrote. " * 200, "💛" * 3_000, "short"])
def test_the_contact_survives_whole_however_little_room_there_is(
    channel: Channel, limit: int, words: str
) -> None:
    brand = fernway().model_copy(
        update={
            "limits": dict.fromkeys(CHANNELS, limit),
            "holding_replies": {**fernway().holding_replies, "self_harm": words},
        }
    )

    text = held("self_harm", brand=brand, channel=channel, customer={"locale": "en-GB"})

    assert text.endswith(fernway().crisis_contacts["en-GB"])
    assert sendable(text, channel, limit=limit)


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_shipped_holding_reply_is_one_message(channel: Channel) -> None:
    for code in fernway().holding_replies:
        if code != "default":
            assert fits(held(code, channel=channel, customer={"name": "Maya"}), channel)


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("channel", "age", "suggested"),
    [
        ("whatsapp", timedelta(hours=24), True),
        ("whatsapp", timedelta(hours=24, seconds=1), False),
        ("instagram", timedelta(hours=24, seconds=1), True),
        ("instagram", timedelta(days=7), True),
        ("instagram", timedelta(days=7, seconds=1), False),
        ("email", timedelta(days=400), True),
    ],
)
async def test_a_holding_reply_is_suggested_only_while_the_channel_takes_one(
    channel: Channel, age: timedelta, suggested: bool
) -> None:
    result = await written("human_requested", channel=channel, sent_at=NOW - age)

    assert bool(result.suggestions) == suggested
    assert result.decision.kind == "escalate"


@pytest.mark.anyio
async def test_the_crisis_contact_is_given_even_when_the_channel_is_closed() -> None:
    result = await written("self_harm", channel="whatsapp", sent_at=NOW - timedelta(days=9))

    assert "findahelpline.com" in result.suggestions[0].text
    assert result.suggestions[0].holding


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
