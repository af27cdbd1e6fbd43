"""The live meeting as a Textual app. No rule of the meeting lives here: all of it is Session."""
