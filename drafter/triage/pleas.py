"""A customer who asks for mercy against a rule, told from one who asks what the rule is.

Against a `not_eligible` verdict, or where we have refused already, less is needed to hear a plea
than out of the blue: the rule is there, and whoever tells of a hospital is asking us round it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.drafts import Reason
from drafter.judge import Judgement
from drafter.triage.evidence import Evidence, sentence_with

_FAVOUR = (
    r"exceptions?|just this once|this one time|any (?:leeway|flexib\w+|give)|flexib\w+|lenien\w+|"
    r"(?:bend|stretch|overlook|waive|relax|ignore) (?:the|your|that|a|it)|make (?:an? )?allowance|"
    r"make allowances|good ?will|one[- ]off|favou?r|special case|look past|"
    r"let (?:me|us|it|this|that) (?:off|slide|through|go)|make it work|help me out|"
    r"meet me (?:half ?way|in the middle)|reconsider|"
    r"have a heart|be (?:kind|nice|lovely)|mercy|compassion\w*|discretion|turn a blind eye|"
    r"make a plan|ask (?:your|the) (?:manager|boss)|store credit instead|at least (?:a|some|half)"
)
_KNOWS = (
    r"(?:i|we) (?:do )?(?:know|realise|realize|understand|get|appreciate|accept|saw|read) (?:that |"
    r"it'?s |its |i'?m |the |your |you |it |i )|i'?m aware|aware (?:that|it)|even ?though|"
    r"even tho|although|despite|technically|hands up|my (?:own )?(?:fault|bad)|"
    r"(?:bit|little|few days|day|days|week|weeks|month) (?:late|over|past|out)|"
    r"nothing you can do|no way (?:at all|to|you|round|around)|rules are rules"
)
_HARDSHIP = (
    r"hospital\w*|(?:was|were|been|am|is|got) (?:ill|sick|poorly|unwell|away|abroad|travelling|"
    r"on holiday|in bed|made redundant|bereaved)|surgery|operation|chemo\w*|"
    r"passed away|funeral|bereave\w+|lost my (?:job|mum|mom|dad|husband|wife|baby)|"
    r"can'?t (?:really )?afford|need the money|tight budget|redundan\w+|newborn|just had a baby|"
    r"moving house|moved house|snowed in"
)
_BEGS = (
    r"pl+e+a+s+e{2,}|plz plz|pls pls|beg(?:ging)?|pretty please|please[, ]+please|desperate\w*|"
    r"surely|come on|c'?mon|would you (?:at least|consider|anyway|mind)|"
    r"(?:could|can) you (?:at least|anyway|possibly|really not)|"
    r"is there (?:really |truly )?(?:nothing|no way|no chance|anything)|"
    r"really (?:nothing|no way|not)|only (?:a|one|two|three|\d+) (?:day|days|week|hours)|"
    r"(?:one|two|three|couple of|few) days? (?:late|over|can'?t|won'?t|doesn'?t|makes?)"
)
_LOYAL = (
    r"(?:loyal|regular|long[- ]?(?:time|standing)|good|faithful) customer|"
    r"been (?:shopping|buying|ordering|coming|a customer)|customer (?:for|since)|"
    r"first time (?:i|we|ever|in)|never (?:asked|returned|sent|had to)"
)
PLEA = re.compile(rf"\b(?:{_FAVOUR}|{_KNOWS}|{_HARDSHIP}|{_BEGS}|{_LOYAL})\b", re.IGNORECASE)
_FIRM_PLEA = re.compile(rf"\b(?:{_FAVOUR}|{_BEGS}|{_LOYAL})\b", re.IGNORECASE)
_REFUSED = re.compile(
    r"\b(?:we|i) (?:can'?t|cannot|can no longer|aren'?t able|are unable|'re unable|won'?t be able)|"
    r"\b(?:unable to (?:accept|take|offer|refund|exchange)|not possible|isn'?t possible|"
    r"(?:is|are|has|have) (?:now )?(?:over|expired|closed|ended|passed)|non[- ]?returnable|"
    r"outside (?:the|our)|no longer)\b",
    re.IGNORECASE,
)


def exception_wanted(evidence: Evidence) -> Iterator[Reason]:
    """A plea against a `not_eligible` verdict, or against what an agent has just refused."""
    text = evidence.understanding.text
    refused = [j for j in evidence.judgements if j.verdict.outcome == "not_eligible"]
    words = _plea_against(refused[0], evidence) if refused else None
    if words:
        yield Reason(
            code="policy_exception",
            detail=f"{refused[0].verdict.policy}: {refused[0].verdict.because}",
            evidence=words,
            source="rule:exception_wanted",
        )
        return
    history = evidence.message.history
    answered = history[-1] if history and history[-1].author == "agent" else None
    plea = _FIRM_PLEA.search(text)
    if plea and answered and _REFUSED.search(answered.text):
        yield Reason(
            code="policy_exception",
            detail="asks again after a refusal",
            evidence=sentence_with(plea),
            source="rule:exception_wanted",
        )


def _plea_against(judgement: Judgement, evidence: Evidence) -> str | None:
    """The words that plead, where a rule is known to be against the customer. Whoever reports a
    fault tells when they noticed it; that is no plea yet."""
    policy = judgement.entry.policy
    reports = policy is not None and policy.inspects_attachments
    if plea := (_FIRM_PLEA if reports else PLEA).search(evidence.understanding.text):
        return sentence_with(plea)
    leaning = (one.words for one in evidence.sightings if one.code == "policy_exception")
    return next(leaning, None)
