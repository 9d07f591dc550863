"""What can be checked in a text: amounts, days, lengths of time, codes, links and contacts."""
