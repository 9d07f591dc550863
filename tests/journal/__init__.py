"""The journal, on every database it runs on."""
