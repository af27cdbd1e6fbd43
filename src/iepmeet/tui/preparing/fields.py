"""The fields of an agenda as a person fills them in, each with its label and what stands there when empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["text", "minutes", "date", "time", "yes", "choice", "expected", "person", "question"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the words that a field can hold: as the file has it, and as it is said."""

    value: str
    said: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field, or a list of them.

    key     its key in its table; with a dot, in a table inside that
    label   what stands before it
    empty   what stands there while it is empty
    about   what is said of it while it is chosen
    usual   what it means while it is empty, for yes or no
    needed  it may not be left empty
    names   it is the name of one of the people
    own     the writer's own words about support: vague words and words of blame are marked softly
    support what is agreed or asked for: it helps to say what, who, how much, how often and where
    many    it is a list: `label` is its heading, and `empty` is what its last row offers
    gap     an empty row stands before it
    """

    key: str
    label: str
    empty: str = "…"
    about: str = ""
    sort: Sort = "text"
    choices: tuple[Choice, ...] = ()
    usual: bool = False
    needed: bool = False
    names: bool = False
    own: bool = False
    support: bool = False
    many: bool = False
    aside: str = ""
    gap: bool = False


_KINDS = (
    Choice("iep-review", "IEP review"),
    Choice("early-review", "early review"),
    Choice("annual-review", "annual review"),
    Choice("request", "request for an assessment"),
    Choice("mediation-prep", "preparing for mediation"),
    Choice("other", "another kind of meeting"),
)
_NATIONS = (
    Choice("england", "England"),
    Choice("wales", "Wales"),
    Choice("scotland", "Scotland"),
    Choice("northern-ireland", "Northern Ireland"),
)
_READ_BACK = (Choice("end", "once, at the end"), Choice("each", "after every concern"))
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEVER_PRINTED = "for you alone, never printed"

MEETING = (
    Field("title", "Title", "what is this meeting called?", "What stands at the top of the minutes."),
    Field(
        "date", "Date", "no date yet", "8 dec, next tue, 14 days: any way you would say it.", "date", gap=True
    ),
    Field("time", "Starts", "no time yet", "15:30, 3.30pm, noon.", "time"),
    Field("minutes", "Minutes", "how long is there?", "How long there is for all of it.", "minutes"),
    Field("place", "Place", "where is it held?"),
    Field(
        "purpose", "Purpose", "what should be clear at the end?", "One sentence that everyone can agree with."
    ),
    Field("chair", "Chair", "who leads it?", "One of the people.", names=True, gap=True),
    Field("minute_taker", "Minutes by", "who writes them?", "One of the people.", names=True),
    Field(
        "prepared_by",
        "Prepared by",
        "whose words are these?",
        "The minutes say whose words the prepared text is.",
        names=True,
    ),
    Field(
        "kind",
        "Kind",
        "IEP review",
        "What kind of meeting it is.",
        "choice",
        _KINDS,
        gap=True,
    ),
    Field("plan", "Plan", "IEP, EHCP, IDP …", "What the support is written in: IEP, EHCP, IDP, CSP."),
    Field(
        "nation", "Nation", "which nation?", "For bank holidays and what the law says.", "choice", _NATIONS
    ),
    Field(
        "read_back",
        "Read back",
        "once, at the end",
        "When what was written is read to the room.",
        "choice",
        _READ_BACK,
    ),
    Field("timer", "Clock", "yes", "Whether the time used is shown in the meeting.", "yes", usual=True),
)
CHILD = (
    Field("name", "Name", "whose meeting is it?", "First name and family name."),
    Field("known_as", "Known as", "what are they called?", "The name that everyone uses."),
    Field("year_group", "Year", "which year?", "Year 4, Reception, P3."),
    Field(
        "voice",
        "Voice",
        "what would the child like to say?",
        "The child's own words, word for word. They come before any concern.",
        gap=True,
    ),
    Field(
        "strengths",
        "Strengths",
        "add a strength …",
        "What the child is good at and likes.",
        many=True,
    ),
)
PEOPLE = Field(
    "people",
    "Who is coming",
    "add a person …",
    "Name, role, e-mail, with commas: Mrs Patel, SENCO. Add “not coming” for someone who is away.",
    "person",
    needed=True,
    many=True,
)
CONCERN = (
    Field("title", "Title", "what is not working?", "One support that is not working.", needed=True),
    Field(
        "agreed",
        "Agreed",
        "what was agreed?",
        "What the plan says: what, who, how long, how often and where.",
        own=True,
        support=True,
        gap=True,
    ),
    Field("dose.what", "What", "what exactly is given?", "One kind of help: speech session, reading aloud."),
    Field("dose.who", "Who", "who gives it?", "A name or a role: Miss Ali, a teaching assistant."),
    Field("dose.how_much", "How much", "how long, how many?", "30 minutes; in a group of three."),
    Field(
        "expected",
        "How often",
        "how often should it happen?",
        "1 a week from 8 sep; twice a fortnight. What was missed is counted from this.",
        "expected",
    ),
    Field("dose.where", "Where", "in which place?", "The quiet room; in class."),
    Field("happening", "Happening", "what happens now?", "Facts and figures first.", own=True),
    Field("impact", "Impact", "what does it do to the child?", "What you see, and since when.", own=True),
    Field("hoped", "Hoped for", "what do you hope for?", "What a good answer is.", own=True, support=True),
    Field(
        "minutes",
        "Minutes",
        "a share of what is left",
        "How long this one has. Without it, it shares what is left of the time.",
        "minutes",
        gap=True,
    ),
    Field(
        "must_have",
        "Must have",
        "no",
        "Whether this one has to be spoken of, if time runs short.",
        "yes",
    ),
    Field(
        "put_in",
        "What I bring",
        "add what you bring …",
        "What you put in: evidence, papers, an offer.",
        many=True,
        aside=_NEVER_PRINTED,
    ),
    Field(
        "get_out",
        "What I need to leave with",
        "add what you need …",
        "The least that has to be agreed today.",
        own=True,
        support=True,
        many=True,
        aside=_NEVER_PRINTED,
    ),
    Field(
        "questions",
        "Questions",
        "add a question …",
        "^O offers some. @SENCO behind it says whom to ask; ~ begins a hint for you alone.",
        "question",
        needed=True,
        many=True,
    ),
)
NEW_CONCERN = Field(
    "concerns", "New concern", "add a concern …", "One support that is not working: its title.", needed=True
)
REVIEW = (
    Field("cycle", "Next review", "12 weeks", "How long until the next one: 12 weeks, 6 school weeks."),
    Field(
        "prefer.weekday",
        "Best day",
        "any day of the week",
        "The day of the week when you can usually meet.",
        "choice",
        tuple(Choice(day, day) for day in _DAYS),
    ),
    Field("prefer.time", "Best time", "any time", "15:30, 3.30pm.", "time"),
    Field(
        "early_check",
        "Early check",
        "no early check yet",
        "A short look sooner than the review: 6 weeks.",
        gap=True,
    ),
    Field(
        "trigger",
        "Sooner if",
        "what brings it forward?",
        "What brings the review forward: two missed sessions in a fortnight.",
        own=True,
    ),
    Field(
        "reply_by", "Reply by", "5 school days", "How long all have to say that the minutes are not right."
    ),
)
