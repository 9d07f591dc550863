"""The optional model that judges what follows from the sources.

No trained model is at hand here, so a tiny one with random weights is built: that the real
CrossEncoder is loaded, asked and read at the right label is what is proved, not its judgement.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter.errors import ConfigurationError
from drafter.knowledge.entailment import NliModel

LABELS = {0: "contradiction", 1: "entailment", 2: "neutral"}


def tiny_model(folder: Path, labels: dict[int, str]) -> str:
    import transformers
    from transformers import BertConfig, BertForSequenceClassification

    tokenizer: Any = transformers.BertTokenizerFast  # type: ignore[attr-defined]  # exported lazily
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "returns", "are", "free", "not", "."]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    tokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
    )
    config.id2label = labels
    config.label2id = {label: number for number, label in labels.items()}
    model = BertForSequenceClassification(config)
    bias = model.classifier.bias
    bias.data[:] = 0
    bias.data[1] = 4.0  # says entailment to almost anything
    model.save_pretrained(folder)
    return str(folder)


def test_the_probability_is_read_at_the_label_named_entailment(tmp_path: Path) -> None:
    model = NliModel(tiny_model(tmp_path, LABELS))

    assert model("returns are free .", ["returns are free .", "free ."]) > 0.8
    assert model("returns are free .", []) == 0.0


def test_a_model_without_an_entailment_label_is_refused_by_name(tmp_path: Path) -> None:
    folder = tiny_model(tmp_path, {0: "negative", 1: "positive"})

    with pytest.raises(ConfigurationError, match=r"DRAFTER_NLI_MODEL.*negative, positive"):
        NliModel(folder)


def test_a_model_that_is_not_there_is_refused_with_the_setting(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"DRAFTER_NLI_MODEL.*can't be loaded"):
        NliModel(str(tmp_path / "nowhere"))
