"""Training of the layers that hear signals: minutes of work, done when exemplars change.

The lower layers stay as they are, so each text passes them once and what they made of it is kept;
the last layers are trained on that. Texts are varied as customers vary them (no capitals, no full
stops, a slip of two letters), and what is serious is set among everyday sentences, since that is
where it stands in messages; such sentences in a row are no alarm.

Layers that know earlier exemplars go on from there. They are taught the signals that changed; of
the others they are shown a share, and are to hear in it what they heard before, so that learning of
one signal costs the rest little. Imports torch, so it is imported where somebody tunes.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from torch import Tensor, nn

from drafter.knowledge.lowrank import applied, difference
from drafter.knowledge.signals import NO_REPLY, Signal
from drafter.knowledge.taught import changed_since, lessons_of
from drafter.knowledge.tuned import ORDINARY, Tuning

LAYERS = 2
"""How many of the encoder's layers are trained. One more costs every message 0.4 ms."""
RANK = 32
"""Of what is kept of a matrix's change; the file is an eighth of the layers."""
BATCH = 32
TOKENS = 96
"""Longer texts are cut."""
WARM_UP = 0.06
"""Share of the steps in which the rate rises."""
SMOOTHING = 0.05
DROPPED = 0.1
SET_IN = 1.0
"""Serious texts that are set among everyday ones, to one that stands alone."""
EVERYDAY_RUNS = 0.5
"""Runs of two or three everyday texts to a serious one: many sentences are no alarm."""
BESIDE, RUN = (1, 1, 2), (2, 2, 3)
"""Everyday texts set beside a serious one, and in a row: most messages hold two sentences."""
COMMAND = "injection_suspected"
"""Its look-alikes speak of machines; hardly anybody writes so beside something serious."""
JOINTS = (". ", " ", ", ", " and ", ". also ", "\n", " btw ")
_MARKS = re.compile(r"[.,!?']")


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast layers are trained."""

    epochs: int
    rate: float
    head_rate: float


AFRESH = Course(epochs=3, rate=2e-4, head_rate=2e-3)
GOING_ON = Course(epochs=2, rate=1e-4, head_rate=1e-3)
KEPT = 0.3
"""Share of what layers know already that is shown to them while they are taught something else."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the place of its label. One that is `known` is to be heard as it was before."""

    text: str
    label: int
    known: bool = False


Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch as the lower layers left it: hidden states and mask, and what is to be heard in each
    text: `targets` of shape (texts, labels), each row a distribution."""

    hidden: Tensor
    mask: Tensor
    targets: Tensor


def tune(
    model: Any,
    signals: Mapping[str, Signal],
    asks: Sequence[str],
    *,
    base: str,
    earlier: Tuning | None = None,
    seed: int = 1,
    progress: Progress = lambda _: None,
) -> Tuning:
    """Train the last layers to tell signals apart.

    Args:
        model: the sentence-transformers model whose encoder they belong to, in full precision.
        asks: what customers ordinarily ask.
        base: SHA-256 of the encoder's weights.
        earlier: where to go on from; None begins with the encoder's own layers. One with other
            labels or of another encoder can't be gone on from. What it was taught stays as it is
            heard, but for the signals that have changed.
        seed: of the variations and of the training; the same gives the same on one machine.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    labels = (*sorted(signals), ORDINARY)
    taught = lessons_of(signals, base)
    changed = changed_since(earlier.taught, taught) if earlier else frozenset(signals)
    examples = to_teach(signals, changed, labels, asks, rng)
    encoder = model[0].auto_model.eval()
    first = len(encoder.encoder.layer) - LAYERS
    before = nn.ModuleList(encoder.encoder.layer[first:])
    layers = copy.deepcopy(before)
    head = nn.Linear(encoder.config.hidden_size, len(labels))
    if earlier:
        layers.load_state_dict(applied(layers.state_dict(), earlier.layers))
        head.load_state_dict({"weight": earlier.weights.float(), "bias": earlier.bias.float()})
    kept = _through_lower_layers(model, encoder, first, examples, _Heard(layers, head))
    progress(f"{len(examples)} texts, to teach: {', '.join(sorted(changed)) or 'none'}")
    _train(layers, head, kept, GOING_ON if earlier else AFRESH, rng, progress)
    moved = difference(before.state_dict(), layers.state_dict(), rank=RANK)
    return Tuning(labels, first, base, taught, moved, head.weight.detach(), head.bias.detach())


def can_go_on(earlier: Tuning, signals: Mapping[str, Signal], base: str) -> bool:
    """Whether layers tuned earlier know these signals, and belong to this encoder."""
    return earlier.base == base and earlier.labels == (*sorted(signals), ORDINARY)


def to_teach(
    signals: Mapping[str, Signal],
    changed: Collection[str],
    labels: Sequence[str],
    asks: Sequence[str],
    rng: random.Random,
) -> list[Example]:
    """Exemplars, look-alikes and asks as they are and as customers vary them: all of the signals
    that changed, and a share of the others, which are known."""
    everyday = [t for code, one in signals.items() if code != COMMAND for t in one.lookalikes]
    everyday += asks
    new = {code: one for code, one in signals.items() if code in changed}
    old = {code: one for code, one in signals.items() if code not in changed}
    examples = varied(new, labels, asks, everyday, rng)
    if old:
        known = varied(old, labels, asks, everyday, rng)
        examples += [replace(e, known=True) for e in rng.sample(known, int(KEPT * len(known)))]
    return examples


def varied(
    signals: Mapping[str, Signal],
    labels: Sequence[str],
    asks: Sequence[str],
    everyday: Sequence[str],
    rng: random.Random,
) -> list[Example]:
    """All exemplars and look-alikes of these signals, and the asks, as they are and as customers
    vary them.

    Args:
        everyday: what serious texts are set among.
    """
    place = {label: number for number, label in enumerate(labels)}
    told = [(text, place[code]) for code, signal in signals.items() for text in signal.examples]
    ordinary = place[ORDINARY]
    calm = [text for signal in signals.values() for text in signal.lookalikes] + list(asks)
    plain = told + [(text, ordinary) for text in calm]
    quiet = {place[code] for code in signals if code in NO_REPLY or code == "out_of_scope"}
    serious = [(text, label) for text, label in told if label not in quiet]
    chosen = rng.sample(serious, int(SET_IN * len(serious)))
    set_in = [(_among(text, everyday, rng), label) for text, label in chosen]
    runs = [
        (_joined([rng.choice(calm) for _ in range(rng.choice(RUN))], rng), ordinary)
        for _ in range(int(EVERYDAY_RUNS * len(serious)))
    ]
    slipped = [(_slipped(text, rng), label) for text, label in plain + set_in + runs]
    return [Example(text, label) for text, label in plain + slipped]


def _among(text: str, everyday: Sequence[str], rng: random.Random) -> str:
    """A text with one or two everyday ones beside it."""
    return _joined([text, *(rng.choice(everyday) for _ in range(rng.choice(BESIDE)))], rng)


def _joined(texts: Sequence[str], rng: random.Random) -> str:
    shuffled = rng.sample(texts, len(texts))
    return "".join(text + rng.choice(JOINTS) for text in shuffled[:-1]) + shuffled[-1]


def _slipped(text: str, rng: random.Random) -> str:
    """As somebody in a hurry writes it."""
    if rng.random() < 0.3:
        text = text.lower()
    if rng.random() < 0.25:
        text = _MARKS.sub("", text)
    if rng.random() < 0.15 and len(text) > 12:
        at = rng.randrange(1, len(text) - 2)
        text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text


@dataclass(frozen=True, slots=True)
class _Heard:
    """Layers and head, before they are trained."""

    layers: nn.ModuleList
    head: nn.Linear

    def targets(self, batch: Sequence[Example], hidden: Tensor, mask: Tensor) -> Tensor:
        """What is to be heard in each text: its label, or what is heard now where that is known."""
        count = self.head.out_features
        told = nn.functional.one_hot(torch.tensor([one.label for one in batch]), count).float()
        told = told * (1 - SMOOTHING) + SMOOTHING / count
        heard = torch.softmax(self.head(_meaning(self.layers, hidden, mask).float()), dim=1)
        return torch.where(torch.tensor([[one.known] for one in batch]), heard, told)


def _through_lower_layers(
    model: Any, encoder: nn.Module, first: int, examples: Sequence[Example], heard: _Heard
) -> list[Kept]:
    """Batches of like length, as they reach the layer `first`."""
    lower: Any = copy.deepcopy(encoder)
    lower.encoder.layer = lower.encoder.layer[:first]
    by_length = sorted(examples, key=lambda example: len(example.text))
    batches = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for start in range(0, len(by_length), BATCH):
            batch = by_length[start : start + BATCH]
            tokens = model.tokenizer(
                [example.text for example in batch],
                padding=True,
                truncation=True,
                max_length=TOKENS,
                return_tensors="pt",
            )
            hidden = lower(**tokens).last_hidden_state
            hidden, mask = hidden.to(torch.bfloat16), tokens["attention_mask"]
            batches.append(Kept(hidden, mask, heard.targets(batch, hidden, mask)))
    return batches


def _train(
    layers: nn.ModuleList,
    head: nn.Linear,
    kept: list[Kept],
    course: Course,
    rng: random.Random,
    tell: Progress,
) -> None:
    parameters = [*layers.parameters(), *head.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(layers.parameters()), "lr": course.rate},
            {"params": list(head.parameters()), "lr": course.head_rate},
        ],
        weight_decay=0.01,
    )
    steps = course.epochs * len(kept)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * (1 - step / steps)
    )
    layers.train()
    for epoch in range(course.epochs):
        rng.shuffle(kept)
        losses = []
        for batch in kept:
            with torch.autocast("cpu", torch.bfloat16):
                meaning = _meaning(layers, batch.hidden, batch.mask)
            loss = nn.functional.cross_entropy(
                head(nn.functional.dropout(meaning.float(), DROPPED)), batch.targets
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # untyped upstream
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        tell(f"epoch {epoch + 1} of {course.epochs}: loss {sum(losses) / len(losses):.3f}")
    layers.eval()


def _meaning(layers: nn.ModuleList, hidden: Tensor, mask: Tensor) -> Tensor:
    """The mean of what the layers make of the tokens, padding left out."""
    hidden = hidden.float()
    attention = (1.0 - mask[:, None, None, :].float()) * torch.finfo(torch.float32).min
    for layer in layers:
        hidden = layer(hidden, attention)
    real = mask.unsqueeze(-1).float()
    return (hidden * real).sum(1) / real.sum(1)
