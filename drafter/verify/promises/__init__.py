"""What a reply promises or says is done, and what backs it."""
