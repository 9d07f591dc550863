"""What the commands of `drafter` do and show."""
