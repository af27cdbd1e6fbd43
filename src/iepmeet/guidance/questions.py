"""The bank of questions, and the kinds of concern that they suit, as `questions.toml` has them."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

Stage = Literal["assess", "plan", "do", "review"]
Held = Literal["first", "follow-up", "any"]
Whom = Literal["SENCO", "Class teacher", "Teaching assistant", "Head teacher", "Therapist", "Parent", "Child"]

CHILD = "{child}"
"""Stands for the child's name in a question."""
PLAN = "IEP"
"""Stands for what the support is written in, wherever that has another label."""


class About(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose words a file holds, and the day on which they were last looked through."""

    source: str
    checked: dt.date


class Family(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A family of solution-focused questions. `title` is shown."""

    id: str
    title: str


class ConcernKind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of concern, with the words that betray it: whole words, in small letters."""

    id: str
    title: str
    words: tuple[str, ...]


class BankQuestion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question of the bank. No `concerns`: it suits any. `hint` is for the asker and never printed."""

    ask: str
    family: str
    stage: Stage
    hint: str
    concerns: tuple[str, ...] = ()
    meeting: Held = "any"
    to: tuple[Whom, ...] = ()
    kind: Literal["text", "scale"] = "text"
    source: str = ""

    def about(self, child: str, plan: str = "") -> str:
        """What is asked about the child of this name and the plan of this label; else `the child` and IEP."""
        ask = self.ask.replace(PLAN, plan) if plan else self.ask
        return ask.replace(CHILD, child or "the child")


class Bank(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything `questions.toml` holds, in its order."""

    about: About
    families: tuple[Family, ...]
    kinds: tuple[ConcernKind, ...]
    questions: tuple[BankQuestion, ...]


@cache
def bank() -> Bank:
    """The bank that ships."""
    text = files("iepmeet.guidance").joinpath("questions.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Bank)
