"""The English that the checks know: its grammar, the words of trade, which words mean the same."""
