"""Whom a family writes to and from where, as `casebook.toml` says it: what no rule and no agenda can know."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import Struct

SchoolKind = Literal["maintained", "academy", "independent"]


class Writer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The `[letters]` table: who signs, where an answer goes, and the child's date of birth."""

    name: str = ""
    address: str = ""
    contact: str = ""
    born: dt.date | None = None


class School(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The `[school]` table. Which rules hold depends on the kind, and nobody can guess it."""

    name: str = ""
    kind: SchoolKind | None = None
    address: str = ""


class Authority(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The `[authority]` table: the council, or the Education Authority.

    plan        whether there is a plan in law (EHC plan, IDP, CSP, statement); an IEP may stand beside it
    plan_dated  the day that plan bears
    """

    name: str = ""
    address: str = ""
    plan: bool | None = None
    plan_dated: dt.date | None = None


class Complaints(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The `[complaints]` table: the school's own procedure, its stage now, whom it names, its time.

    ended  whether its last stage has been answered: until then no step beyond it is next
    """

    procedure: str = ""
    stage: str = ""
    to: str = ""
    reply_within: str = ""
    ended: bool = False


class Parties(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All four tables."""

    letters: Writer = Writer()
    school: School = School()
    authority: Authority = Authority()
    complaints: Complaints = Complaints()
