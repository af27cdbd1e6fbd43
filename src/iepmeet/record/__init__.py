"""What was said and agreed, for good: the events, their fold and the file that loses nothing."""
