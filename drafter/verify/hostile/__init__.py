"""What a writer that was taken over may try: disguises, other people, other places, markup."""
