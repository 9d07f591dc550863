"""Training of the layers that hear signals: minutes of work, done when exemplars change.

The lower layers stay as they are, so each text passes them once and what they made of it is kept;
the last layers are trained on that. Texts are varied as customers vary them (no capitals, no full
stops, a slip of two letters), and what is serious is set into everyday asks, since that is where it
stands in messages. Imports torch, so it is imported where somebody tunes.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from drafter.knowledge.lowrank import difference
from drafter.knowledge.signals import NO_REPLY, Signal
from drafter.knowledge.taught import lesson_of
from drafter.knowledge.tuned import ORDINARY, Tuning

LAYERS = 2
"""How many of the encoder's layers are trained. One more costs every message 0.4 ms."""
EPOCHS = 3
RANK = 32
"""Of what is kept of a matrix's change; the file is an eighth of the layers."""
BATCH = 32
TOKENS = 96
"""Longer texts are cut."""
RATE, HEAD_RATE = 2e-4, 2e-3
WARM_UP = 0.06
"""Share of the steps in which the rate rises."""
SMOOTHING = 0.05
DROPPED = 0.1
SET_IN = 1.0
"""Serious texts that are set into an everyday ask, to one that stands alone."""
EVERYDAY_PAIRS = 0.3
"""Pairs of everyday texts to a serious one: two asks in a message are no alarm."""
JOINTS = (". ", " ", ", ", " and ", ". also ", "\n", " btw ")
_MARKS = re.compile(r"[.,!?']")

Example = tuple[str, int]
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Kept:
    """A batch as the lower layers left it: hidden states, mask and labels."""

    hidden: Tensor
    mask: Tensor
    labels: Tensor


def tune(
    model: Any,
    signals: Mapping[str, Signal],
    asks: Sequence[str],
    *,
    base: str,
    seed: int = 1,
    progress: Progress = lambda _: None,
) -> Tuning:
    """Train the last layers to tell signals apart.

    Args:
        model: the sentence-transformers model whose encoder they belong to, in full precision.
        asks: what customers ordinarily ask.
        base: SHA-256 of the encoder's weights.
        seed: of the variations and of the training; the same gives the same on one machine.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    labels = (*sorted(signals), ORDINARY)
    examples = varied(signals, labels, asks, rng)
    encoder = model[0].auto_model.eval()
    first = len(encoder.encoder.layer) - LAYERS
    kept = _through_lower_layers(model, encoder, first, examples)
    progress(f"{len(examples)} texts")
    before = nn.ModuleList(encoder.encoder.layer[first:])
    layers = copy.deepcopy(before)
    head = nn.Linear(encoder.config.hidden_size, len(labels))
    _train(layers, head, kept, rng, progress)
    moved = difference(before.state_dict(), layers.state_dict(), rank=RANK)
    taught = lesson_of(signals, base)
    return Tuning(labels, first, base, taught, moved, head.weight.detach(), head.bias.detach())


def varied(
    signals: Mapping[str, Signal], labels: Sequence[str], asks: Sequence[str], rng: random.Random
) -> list[Example]:
    """Exemplars, look-alikes and asks as they are and as customers vary them."""
    place = {label: number for number, label in enumerate(labels)}
    told = [(text, place[code]) for code, signal in signals.items() for text in signal.examples]
    ordinary = place[ORDINARY]
    calm = [text for signal in signals.values() for text in signal.lookalikes] + list(asks)
    plain = told + [(text, ordinary) for text in calm]
    quiet = {place[code] for code in signals if code in NO_REPLY or code == "out_of_scope"}
    serious = [(text, label) for text, label in told if label not in quiet]
    chosen = rng.sample(serious, int(SET_IN * len(serious)))
    set_in = [(_joined(text, rng.choice(asks), rng), label) for text, label in chosen]
    pairs = [
        (_joined(rng.choice(calm), rng.choice(calm), rng), ordinary)
        for _ in range(int(EVERYDAY_PAIRS * len(serious)))
    ]
    return plain + [(_slipped(text, rng), label) for text, label in plain + set_in + pairs]


def _joined(one: str, other: str, rng: random.Random) -> str:
    pair = [one, other]
    rng.shuffle(pair)
    return rng.choice(JOINTS).join(pair)


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


def _through_lower_layers(
    model: Any, encoder: nn.Module, first: int, examples: Sequence[Example]
) -> list[Kept]:
    """Batches of like length, as they reach the layer `first`."""
    layers: Any = encoder.encoder.layer  # type: ignore[union-attr]  # transformers' BertModel
    caught: list[Tensor] = []
    hook = layers[first].register_forward_pre_hook(lambda _, args: caught.append(args[0]))
    by_length = sorted(examples, key=lambda example: len(example[0]))
    batches = []
    with torch.no_grad():
        for start in range(0, len(by_length), BATCH):
            batch = by_length[start : start + BATCH]
            tokens = model.tokenizer(
                [text for text, _ in batch],
                padding=True,
                truncation=True,
                max_length=TOKENS,
                return_tensors="pt",
            )
            encoder(**tokens)
            labels = torch.tensor([label for _, label in batch])
            batches.append(Kept(caught.pop().to(torch.bfloat16), tokens["attention_mask"], labels))
    hook.remove()
    return batches


def _train(
    layers: nn.ModuleList, head: nn.Linear, kept: list[Kept], rng: random.Random, tell: Progress
) -> None:
    parameters = [*layers.parameters(), *head.parameters()]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(layers.parameters()), "lr": RATE},
            {"params": list(head.parameters()), "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    steps = EPOCHS * len(kept)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * (1 - step / steps)
    )
    layers.train()
    for epoch in range(EPOCHS):
        rng.shuffle(kept)
        losses = []
        for batch in kept:
            loss = nn.functional.cross_entropy(
                head(nn.functional.dropout(_meaning(layers, batch), DROPPED)),
                batch.labels,
                label_smoothing=SMOOTHING,
            )
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # untyped upstream
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        tell(f"epoch {epoch + 1} of {EPOCHS}: loss {sum(losses) / len(losses):.3f}")
    layers.eval()


def _meaning(layers: nn.ModuleList, batch: Kept) -> Tensor:
    """The mean of what the layers make of the tokens, padding left out."""
    hidden = batch.hidden.float()
    attention = (1.0 - batch.mask[:, None, None, :].float()) * torch.finfo(torch.float32).min
    for layer in layers:
        hidden = layer(hidden, attention)
    real = batch.mask.unsqueeze(-1).float()
    return (hidden * real).sum(1) / real.sum(1)
