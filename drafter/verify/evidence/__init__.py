"""What a part of a reply rests on: its sources, the customer's orders and words, the days known."""
