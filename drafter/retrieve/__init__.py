"""retrieve: which entries answer an ask, with one calibrated score for each."""
