"""A text as it is read: sentences, clauses, statements, and the conditions on them."""
