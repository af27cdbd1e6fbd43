"""The screens: each composes widgets and hands on what they say."""
