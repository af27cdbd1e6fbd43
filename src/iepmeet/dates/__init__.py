"""Dates: phrases people say, school days, reviews. Pure: today and the calendar come in as arguments."""
