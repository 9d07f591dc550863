"""Whether what a part cites is there, and says what it is quoted with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.drafts import Citation, Part
from drafter.verify.english.words import folded
from drafter.verify.evidence.evidence import Evidence
from drafter.verify.grounds import Fault, Grounds
from drafter.verify.naming import named, told
from drafter.verify.reading.reading import flat

_WORDS = re.compile(r"[^\W_]+")


def citation_faults(
    parts: Sequence[Part], places: Sequence[tuple[int, int]], whole: Evidence
) -> Iterator[Fault]:
    """Citations of what isn't there, or of words it doesn't have; `places` are those of the parts."""
    for part, (start, end) in zip(parts, places, strict=True):
        for citation in part.citations:
            if citation.source in whole.unknown:
                wrong = f"cites {named(citation.source)}, which is not there"
            elif citation.quote and not _is_quoted(citation, whole.grounds):
                wrong = (
                    f"quotes {told(citation.source)} with words it lacks: {named(citation.quote)}"
                )
            else:
                continue
            why = f"{named(part.text)} {wrong}"
            yield Fault("grounding", "citation", part.text, start, end, why)


def _is_quoted(citation: Citation, grounds: Grounds) -> bool:
    """Whether a quote's words, around any `…`, stand in what it quotes."""
    texts = [
        grounds.sources.get(citation.source, ""),
        grounds.actions.get(citation.source, ""),
    ]
    if citation.kind == "order" or not any(texts):
        return True
    texts += [v.because for v in grounds.verdicts]
    held = f" {_letters(' '.join(texts))} "
    runs = citation.quote.replace("...", "…").split("…")
    return all(f" {_letters(run)} " in held for run in runs if _letters(run))


def _letters(text: str) -> str:
    return " ".join(_WORDS.findall(flat(folded(text))))
