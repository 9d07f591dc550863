"""A model that works for the attacker, rounds of what it says, and a judge who shares nothing with
the product's own checks."""
