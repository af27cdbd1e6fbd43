from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iepmeet.agenda.model import Agenda, Child, Details, Person
from iepmeet.papers.audience import for_school
from iepmeet.papers.minutes import minutes
from iepmeet.papers.shown import Shown
from iepmeet.publish.email import Draft, draft, reply_line, subject
from iepmeet.publish.email_parts import Attachment, attached_name, usable
from iepmeet.record import events as ev

from ..papers.meetings import AT_HALF_PAST_THREE, everything, held, smallest, still_open
from ..papers.texts import typed
from .test_calendar import hostile

PAGE = "<!doctype html><html><head><title>x</title></head><body class='a'><h1>Minutes</h1></body></html>"
PATEL = Person(name="Mrs Patel", role="SENCO", email="patel@oakfield.example")


def read(made: Draft) -> EmailMessage:
    message = message_from_bytes(made.data, policy=default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk()] == [[]] * len(list(message.walk()))
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    text = part.get_content()
    assert isinstance(text, str)
    return text.replace("\r\n", "\n")


def drafted(
    shown: Shown | None = None,
    people: list[Person] | None = None,
    markdown: str = "# Minutes\n",
    html: str = PAGE,
) -> Draft:
    shown = shown or for_school(held(*smallest()))
    return draft(shown, [PATEL] if people is None else people, markdown, html, made=AT_HALF_PAST_THREE)


def to(message: EmailMessage) -> list[tuple[str, str]]:
    return [(address.display_name, address.addr_spec) for address in message["To"].addresses]


def test_a_draft_opens_unsent_to_everyone_with_an_address_and_names_the_others() -> None:
    meeting = held(*everything())
    made = draft(for_school(meeting), meeting.people, minutes(meeting, ""), PAGE, made=AT_HALF_PAST_THREE)
    message = read(made)
    assert message["X-Unsent"] == "1"
    assert to(message) == [("Mrs Patel", "patel@oakfield.example"), ("Jo Rivers", "jo@rivers.example")]
    assert made.left_out == ("Mr Lee has no address in the agenda.", "Miss Ali has no address in the agenda.")


def test_the_minutes_are_the_body_as_text_and_as_a_page() -> None:
    meeting = held(*everything())
    page = minutes(meeting, "9f2c")
    message = read(drafted(for_school(meeting), markdown=page))
    asked = "Please reply by Tue 15 Dec 2026 to confirm these minutes or to correct them."
    assert body(message, "plain") == f"{asked}\n\n{page}"
    assert body(message, "html") == PAGE.replace("'a'>", f"'a'>\n<p>{asked}</p>") + "\n"
    assert "SECRET" not in body(message, "plain")


def test_a_meeting_without_a_day_to_reply_by_asks_all_the_same() -> None:
    assert reply_line(for_school(held(*smallest()))) == (
        "Please reply to confirm these minutes or to correct them."
    )


def test_the_subject_says_what_and_when_and_never_the_child() -> None:
    assert subject(for_school(held(*everything()))) == "IEP review, minutes, Tue 8 Dec 2026"
    assert subject(for_school(held(*still_open()))) == "IEP review, draft minutes, Tue 8 Dec 2026"
    named = ev.Opened(agenda=Agenda(meeting=Details(plan="Sam's EHCP"), child=Child(name="Sam Rivers")))
    assert subject(for_school(held(named))) == "the child's EHCP review, draft minutes, Tue 8 Dec 2026"


def test_nothing_says_who_or_which_machine_it_is_from() -> None:
    message = read(drafted())
    assert sorted(message.keys()) == ["Content-Type", "Date", "MIME-Version", "Subject", "To", "X-Unsent"]
    assert message["Date"].datetime == AT_HALF_PAST_THREE


def test_the_same_draft_has_the_same_bytes() -> None:
    assert drafted() == drafted()
    other = drafted(markdown="# Other\n")
    assert read(other).get_boundary() != read(drafted()).get_boundary()


def test_attachments_come_whole_under_their_names() -> None:
    files = [
        Attachment("iep-review.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
        Attachment("Cofnodion Llŷr.pdf", "application/pdf", bytes(range(256)) * 9),
        Attachment("../../etc/pass\r\nwd: x", "text/x\r\nBcc: a@b.example", b"--=_1_"),
    ]
    shown = for_school(held(*smallest()))
    message = read(draft(shown, [PATEL], "# M\n", PAGE, made=AT_HALF_PAST_THREE, attachments=files))
    attached = list(message.iter_attachments())
    assert [part.get_filename() for part in attached] == [
        "iep-review.ics",
        "Cofnodion Llŷr.pdf",
        "etc-pass-wd- x",
    ]
    assert [part.get_payload(decode=True) for part in attached] == [file.data for file in files]
    assert [part.get_content_type() for part in attached] == [
        "text/calendar",
        "application/pdf",
        "application/octet-stream",
    ]
    assert "Bcc" not in message


def test_initials_go_out_with_addresses_alone() -> None:
    shown = for_school(held(*smallest()))
    message = read(draft(shown, [PATEL], "# M\n", PAGE, made=AT_HALF_PAST_THREE, names=False))
    assert to(message) == [("", "patel@oakfield.example")]


def test_nobody_to_write_to_still_makes_a_draft() -> None:
    made = drafted(people=[])
    assert read(made)["To"] is None
    assert made.to == ()


@pytest.mark.parametrize(
    "address",
    [
        *("patel", "patel@", "@oakfield.example", "a@b", "a b@c.example", "a@b.example\r\nBcc: x@y.example"),
        *("a@b.example, c@d.example", "<a@b.example>", "a..b@c.example", "llŷr@c.example", "a@-b.example"),
        *(f"{'a' * 65}@b.example", f"a@{'b' * 64}.example", '"a b"@c.example', "a@b.example (x)"),
        "a\x00@b.example",
    ],
)
def test_what_is_no_address_is_left_out_and_said(address: str) -> None:
    made = drafted(people=[PATEL, Person(name="Mr Lee", email=address)])
    assert to(read(made)) == [("Mrs Patel", PATEL.email)]
    (said,) = made.left_out
    assert said.startswith("Mr Lee is left out: “")
    assert "Bcc" not in read(made)
    assert "\n" not in said


def test_an_address_is_written_to_once() -> None:
    twice = Person(name="The office", email="PATEL@oakfield.example")
    assert to(read(drafted(people=[PATEL, twice]))) == [("Mrs Patel", PATEL.email)]


@hostile
def test_hostile_names_texts_and_plans_neither_break_nor_add_anything(text: str) -> None:
    check_any(text, "patel@oakfield.example")


_addresses = st.one_of(
    st.emails(),
    st.text(max_size=40),
    st.text(alphabet='ab.@<>,;:"()\\ \r\n\t-_é', max_size=20),
    st.builds("{}@oakfield.example".format, typed),
)


@given(typed, _addresses)
def test_any_name_address_and_subject_read_back_equal_or_are_refused(text: str, address: str) -> None:
    check_any(text, address)


def check_any(text: str, address: str) -> None:
    """A draft in which every field holds the text: what is there reads back, and nothing else is there."""
    opened = ev.Opened(agenda=Agenda(meeting=Details(title=text, plan=text), child=Child(name=text)))
    shown = for_school(held(opened))
    made = drafted(shown, [Person(name=text, email=address)], markdown=text, html=text)
    message = read(made)
    known = {"Content-Type", "Date", "MIME-Version", "Subject", "To", "X-Unsent"}
    assert set(message.keys()) <= known
    assert message["Subject"] == subject(shown)
    assert (made.to == ()) == (len(made.left_out) == 1)
    if made.to:
        assert to(message) == [(made.to[0].name, made.to[0].address)]
        assert made.to[0].address == address.strip()
        assert usable(address.strip())
    assert made.data.isascii()
    assert max(len(line) for line in made.data.split(b"\r\n")) <= 998
    parts = [part.get_content_type() for part in message.walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]


@given(st.text(max_size=200))
def test_any_attached_name_is_a_plain_file_name(name: str) -> None:
    safe = attached_name(name)
    assert 0 < len(safe) <= 100
    assert not set(safe) & set('/\\:*?"<>|\r\n\x00')
    assert not safe.startswith(".")
    file = Attachment(name, "application/pdf", b"x")
    made = draft(
        for_school(held(*smallest())), [PATEL], "# M\n", PAGE, made=AT_HALF_PAST_THREE, attachments=[file]
    )
    (part,) = read(made).iter_attachments()
    assert part.get_filename() == safe


def test_the_date_is_the_one_given_whatever_the_zone() -> None:
    summer = dt.datetime(2027, 7, 6, 15, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    message = read(draft(for_school(held(*smallest())), [PATEL], "# M\n", PAGE, made=summer))
    assert str(message["Date"]) == "Tue, 06 Jul 2027 15:30:00 +0100"
