"""Whether a figure, a day or a length of time follows from the evidence, and of what it is said."""
