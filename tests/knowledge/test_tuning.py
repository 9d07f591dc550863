"""Layers tuned to hear signals: trained, written, read back, and used beside the encoder's own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from transformers import BertModel

from drafter.errors import ConfigurationError
from drafter.knowledge.embedding import (
    DEFAULT_WEIGHTS_SHA256,
    SentenceEmbedder,
    packaged_in_full,
)
from drafter.knowledge.signals import Signal
from drafter.knowledge.taught import TAUGHT, outdated
from drafter.knowledge.tuned import ORDINARY, TunedLayers, Tuning, read_tuning
from drafter.knowledge.tuning import can_go_on, to_teach, tune, varied

FIRES = (
    "the lamp caught fire last night",
    "your stove burnt my hand badly",
    "the heater exploded next to my son",
    "smoke came out of the charger and it melted",
    "the kettle scalded my daughter",
)
THANKS = ("thanks so much", "perfect, thank you", "ta, sorted now", "cheers, got it", "thank you x")
ASKS = (
    "where is my order",
    "do you sell a fire pit",
    "can I swap the heater for a smaller one",
    "is the stove in stock",
    "how hot does the lamp get",
    "what does delivery cost",
    "thanks, and when will it come",
)


def signal(code: str, examples: tuple[str, ...], lookalikes: tuple[str, ...] = ()) -> Signal:
    return Signal(code, (), (), examples, lookalikes, digest="")


SIGNALS = {
    "safety_incident": signal("safety_incident", FIRES, ("your sale is fire",)),
    "closing_thanks": signal("closing_thanks", THANKS),
}


@pytest.fixture(scope="module")
def tuning() -> Tuning:
    return tune(packaged_in_full(), SIGNALS, ASKS, base=DEFAULT_WEIGHTS_SHA256)


@pytest.fixture(scope="module")
def file(tuning: Tuning, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file: Path = tmp_path_factory.mktemp("tuned") / "tuned.safetensors"
    tuning.write(file)
    return file


@pytest.fixture(scope="module")
def embedder(file: Path) -> Iterator[SentenceEmbedder]:
    with closing(SentenceEmbedder(tuned=file)) as one:
        yield one


def test_what_was_trained_on_is_told_apart_in_other_words(embedder: SentenceEmbedder) -> None:
    texts = ["the candle set fire to our curtains", "thanks a lot", "do you have this in green"]

    heard = embedder.read_all(texts).scores.argmax(axis=1)

    assert [embedder.labels[place] for place in heard] == [
        "safety_incident",
        "closing_thanks",
        ORDINARY,
    ]


def test_the_vectors_stay_what_they_are_without_tuned_layers(embedder: SentenceEmbedder) -> None:
    with closing(SentenceEmbedder()) as plain:
        before, after = plain.read_all(FIRES), embedder.read_all(FIRES)

    assert plain.labels == ()
    assert before.scores.shape == (len(FIRES), 0)
    assert np.array_equal(before.vectors, after.vectors)


def test_a_text_is_heard_the_same_beside_longer_ones(embedder: SentenceEmbedder) -> None:
    texts = [FIRES[0], f"{FIRES[1]}. {' '.join(ASKS)}"]

    together = embedder.read_all(texts).scores
    alone = np.vstack([embedder.read_all([text]).scores for text in texts])

    assert np.abs(np.exp(together) - np.exp(alone)).max() < 0.05


def test_what_is_written_is_read_back(tuning: Tuning, file: Path) -> None:
    kept = read_tuning(file)

    assert (kept.labels, kept.first, kept.base) == (tuning.labels, tuning.first, tuning.base)
    assert kept.taught == tuning.taught
    assert kept.labels[-1] == ORDINARY
    assert torch.equal(kept.weights, tuning.weights)
    assert torch.equal(kept.bias, tuning.bias)
    assert kept.layers.keys() == tuning.layers.keys()


def test_layers_are_outdated_in_what_is_another_today(file: Path) -> None:
    changed = dict(SIGNALS, safety_incident=signal("safety_incident", FIRES))
    reordered = {
        code: replace(one, examples=one.examples[::-1]) for code, one in reversed(SIGNALS.items())
    }

    assert outdated(file, SIGNALS, DEFAULT_WEIGHTS_SHA256) == frozenset()
    assert outdated(file, reordered, DEFAULT_WEIGHTS_SHA256) == frozenset()
    assert outdated(file, changed, DEFAULT_WEIGHTS_SHA256) == {"safety_incident"}
    assert outdated(file, {}, DEFAULT_WEIGHTS_SHA256) == set(SIGNALS)
    assert outdated(file, SIGNALS, "another") == set(SIGNALS)


@pytest.mark.parametrize("said", ["", "0123abcd", "[1]"], ids=["nothing", "a digest", "a list"])
def test_layers_that_do_not_say_what_they_were_taught_are_outdated_in_everything(
    said: str, tuning: Tuning, tmp_path: Path
) -> None:
    old = tmp_path / "tuned.safetensors"
    save_file(dict(tuning.layers), old, metadata={TAUGHT: said})

    assert outdated(old, SIGNALS, DEFAULT_WEIGHTS_SHA256) == set(SIGNALS)
    assert not outdated(tmp_path / "none.safetensors", SIGNALS, DEFAULT_WEIGHTS_SHA256)


def test_a_damaged_file_is_named_with_the_way_out(file: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "tuned.safetensors"
    damaged.write_bytes(file.read_bytes()[:1000])

    with pytest.raises(ConfigurationError, match=r"tuned\.safetensors.*drafter knowledge tune"):
        SentenceEmbedder(tuned=damaged)


def test_layers_of_other_weights_are_refused(tuning: Tuning, tmp_path: Path) -> None:
    foreign = tmp_path / "tuned.safetensors"
    replace(tuning, base="0" * 64).write(foreign)

    with pytest.raises(ConfigurationError, match="was made for weights 000000000000"):
        SentenceEmbedder(tuned=foreign)


def test_serious_texts_are_also_learnt_inside_everyday_asks() -> None:
    labels = (*sorted(SIGNALS), ORDINARY)

    examples = to_teach(SIGNALS, SIGNALS, labels, ASKS, random.Random(1))

    everyday = (*ASKS, *SIGNALS["safety_incident"].lookalikes)
    fires = [one.text for one in examples if labels[one.label] == "safety_incident"]
    assert sum(any(one[:5] in text.lower() for one in everyday) for text in fires) >= len(FIRES)
    thanks = [one for one in examples if labels[one.label] == "closing_thanks"]
    assert len(thanks) == 2 * len(THANKS)  # thanks beside an ask are no thanks


def test_what_changed_is_taught_whole_and_a_share_of_the_rest_is_kept() -> None:
    labels = (*sorted(SIGNALS), ORDINARY)

    examples = to_teach(SIGNALS, {"safety_incident"}, labels, ASKS, random.Random(1))

    taught = {one.text for one in examples if not one.known}
    assert taught >= {*FIRES, *SIGNALS["safety_incident"].lookalikes}
    assert not taught & set(THANKS)
    known = [one for one in examples if one.known]
    assert {labels[one.label] for one in known} == {"closing_thanks", ORDINARY}
    assert len(known) < len(varied(SIGNALS, labels, ASKS, ASKS, random.Random(1)))


def heard_by(tuning: Tuning, folder: Path, texts: tuple[str, ...]) -> dict[str, float]:
    """How likely each label is of texts, on average."""
    file = folder / "tuned.safetensors"
    tuning.write(file)
    with closing(SentenceEmbedder(tuned=file)) as one:
        likely = np.exp(one.read_all(texts).scores).mean(axis=0)
    return dict(zip(tuning.labels, map(float, likely), strict=True))


def test_layers_that_go_on_learn_what_changed(tuning: Tuning, tmp_path: Path) -> None:
    alike = ("is the fire pit in the sale", "the lamp is as bright as a fire")
    signals = dict(SIGNALS, safety_incident=signal("safety_incident", FIRES, alike))

    after = tune(packaged_in_full(), signals, ASKS, base=DEFAULT_WEIGHTS_SHA256, earlier=tuning)

    before = heard_by(tuning, tmp_path, alike)
    assert heard_by(after, tmp_path, alike)[ORDINARY] > before[ORDINARY] + 0.01
    assert heard_by(after, tmp_path, FIRES)["safety_incident"] > 0.5
    assert not outdated(tmp_path / "tuned.safetensors", signals, DEFAULT_WEIGHTS_SHA256)


def test_layers_that_go_on_hear_what_did_not_change_as_before(
    tuning: Tuning, tmp_path: Path
) -> None:
    deaf = tuning.bias.clone()
    deaf[tuning.labels.index("closing_thanks")] -= 3.0
    earlier = replace(tuning, bias=deaf)
    signals = dict(SIGNALS, safety_incident=signal("safety_incident", FIRES, ("fire sale",)))

    after = tune(packaged_in_full(), signals, ASKS, base=DEFAULT_WEIGHTS_SHA256, earlier=earlier)

    before = heard_by(earlier, tmp_path, THANKS)["closing_thanks"]
    assert heard_by(after, tmp_path, THANKS)["closing_thanks"] == pytest.approx(before, abs=0.02)


def test_layers_that_know_other_signals_or_another_encoder_begin_afresh(tuning: Tuning) -> None:
    assert can_go_on(tuning, SIGNALS, DEFAULT_WEIGHTS_SHA256)
    assert not can_go_on(tuning, SIGNALS, "another")
    assert not can_go_on(tuning, {"press": signal("press", FIRES)}, DEFAULT_WEIGHTS_SHA256)


def test_where_the_encoder_cannot_be_fused_the_same_is_heard(
    tuning: Tuning, embedder: SentenceEmbedder
) -> None:
    model = packaged_in_full()
    layers = TunedLayers(tuning, cast(BertModel, model[0].auto_model))
    features = model.preprocess(list(FIRES))

    with torch.inference_mode():
        model[0](features)
        heard = layers.log_probabilities(features["attention_mask"]).numpy()

    assert np.abs(np.exp(heard) - np.exp(embedder.read_all(FIRES).scores)).max() < 0.05
