"""`drafter eval export`, and what it wrote measured by `drafter eval drafting --cases`."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from drafter.drafts import Feedback
from drafter.journal import Journal
from drafter.messages import DirectMessage
from drafter.settings import load_settings
from tests.fakes import SteppingClock

from .shop import draft
from .test_command import home, run

__all__ = ["home"]

DELIVERY = "Delivery takes 3 working days and costs £4.50."
HOURS = "The shop is open from 9:00 to 17:00 on weekdays."
DM = DirectMessage.model_validate(
    {
        "text": "hi, maya lindqvist here (maya@example.com, 07700 900123). "
        "how long does delivery take",
        "brand": "tarn",
        "channel": "webchat",
        "customer": {"id": "c9", "name": "Maya Lindqvist", "handle": "@mayaout"},
    }
)


async def edited_by_staff() -> None:
    """One stored draft, of which staff sent the half that was asked for."""
    url = load_settings().journal_url
    journal = await Journal.open(url, clock=SteppingClock())
    parts = (("Hi Maya,", None), (DELIVERY, "faq/delivery"), (HOURS, "faq/hours"))
    made = draft(*parts, asks=[("how long does delivery take", True)])
    await journal.record(DM, made, caller="", idempotency_key=None, body_digest=None)
    sent = Feedback(version=1, outcome="edited", final_text=f"Hi Maya, {DELIVERY}", agent="jo")
    await journal.give_feedback(made.id, sent)
    await journal.close()


def test_what_staff_edited_is_a_case_that_the_next_version_is_measured_by(home: Path) -> None:
    (home / ".drafter").mkdir()
    asyncio.run(edited_by_staff())

    written = run("export", "--out", "cases")
    measured = run("drafting", "--cases", "cases/drafting.jsonl", "--json", "r.json")

    assert written.output.startswith("cases/drafting.jsonl: 1 cases")
    text = (home / "cases" / "drafting.jsonl").read_text()
    case = json.loads(text)
    assert case["must_cite"] == ["faq/delivery"]
    assert case["must_not_say"] == [HOURS]
    assert not [s for s in ("aya", "indqvist", "example.com", "900123", "c9", "jo") if s in text]
    assert measured.exit_code == 0, measured.output
    (suite,) = json.loads((home / "r.json").read_text())["suites"]
    figures = {name: figure["value"] for name, figure in suite["figures"].items()}
    assert (suite["cases"], figures["send_ready"], figures["forbidden_said"]) == (1, 1.0, 0.0)
