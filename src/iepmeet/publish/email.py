"""The minutes as an e-mail draft that a mail program opens ready to send. Nothing is sent.

The draft says who it is to and not who it is from; it holds no identity of a machine. The same meeting gives
the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import html as html_text
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from iepmeet.agenda.model import Person
from iepmeet.dates.written import day
from iepmeet.papers.shown import Shown
from iepmeet.publish.calendar_dates import plain
from iepmeet.publish.email_parts import Attachment, Recipient, attached_name, attached_type, recipients
from iepmeet.text import clean

# As they are: a header is one line of ours, a body is wrapped by its own encoding.
_POLICY = SMTP.clone(max_line_length=78)
# so that the subject is one line: a folded one reads back with a blank too many
_LONGEST_LABEL = 24
_BODY = re.compile(r"<body[^>]*>")


@dataclass(frozen=True)
class Draft:
    """The draft, who it is to, and a sentence for each person it is not to."""

    data: bytes
    to: tuple[Recipient, ...]
    left_out: tuple[str, ...]


def draft(
    shown: Shown,
    people: Iterable[Person],
    markdown: str,
    html: str,
    *,
    made: dt.datetime,
    attachments: Sequence[Attachment] = (),
    names: bool = True,
) -> Draft:
    """The minutes to everybody who has an address.

    `markdown` and `html` are the same minutes; `made` is a time of the record. `names=False` writes addresses
    without names beside them.
    """
    return letter(
        subject(shown),
        (reply_line(shown),),
        people,
        markdown,
        html,
        made=made,
        attachments=attachments,
        names=names,
    )


def letter(
    about: str,
    asked: Sequence[str],
    people: Iterable[Person],
    markdown: str,
    html: str,
    *,
    made: dt.datetime,
    attachments: Sequence[Attachment] = (),
    names: bool = True,
) -> Draft:
    """A paper to everybody who has an address, behind the paragraphs that say what is asked of them."""
    to, left_out = recipients(people)
    message = EmailMessage(policy=_POLICY)
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(made)
    message["Subject"] = about
    if to:
        message["To"] = [_address(each, names) for each in to]
    _fill(message, asked, markdown, html)
    for attachment in attachments:
        _attach(message, attachment)
    _fix_boundaries(message, markdown, html, attachments)
    return Draft(data=message.as_bytes(), to=to, left_out=left_out)


def subject(shown: Shown) -> str:
    """What the minutes are of and when; never the child's name."""
    plan = plain(shown.plan, shown, name_child=False)
    label = f"{plan} review" if 0 < len(plan) <= _LONGEST_LABEL else "Review meeting"
    kind = "minutes" if shown.closed else "draft minutes"
    return f"{label}, {kind}{f', {day(shown.started.date())}' if shown.started else ''}"


def reply_line(shown: Shown) -> str:
    """What the reader is asked to do, and by when if a day was set."""
    by = shown.reply_by.date if shown.reply_by else None
    until = f"by {day(by)} " if by else ""
    return f"Please reply {until}to confirm these minutes or to correct them."


def _address(recipient: Recipient, names: bool) -> Address:
    return Address(display_name=recipient.name if names else "", addr_spec=recipient.address)


def _fill(message: EmailMessage, asked: Sequence[str], markdown: str, html: str) -> None:
    paragraphs = [clean(each) for each in asked]
    message.set_content("\n\n".join((*paragraphs, clean(markdown))), cte="quoted-printable")
    lines = "\n".join(f"<p>{html_text.escape(each)}</p>" for each in paragraphs)
    body = _BODY.search(html)
    whole = f"{html[: body.end()]}\n{lines}{html[body.end() :]}" if body else lines + html
    message.add_alternative(whole, subtype="html", cte="quoted-printable")


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    maintype, subtype = attached_type(attachment.type).split("/")
    name = attached_name(attachment.name)
    message.add_attachment(attachment.data, maintype=maintype, subtype=subtype, filename=name)


def _fix_boundaries(message: EmailMessage, *content: object) -> None:
    """Boundaries made from the content; `=_` cannot occur in a body that is encoded as all of these are."""
    digest = hashlib.sha256(repr(content).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    wholes = [part for part in message.walk() if part.is_multipart()]
    for number, part in enumerate(wholes, start=1):
        part.set_boundary(f"=_{number}_{digest}")
