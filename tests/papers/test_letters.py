"""Letters: each line rests on the casebook or on a fixed text, blanks stand where it is silent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iepmeet.casebook.case import Case, Put, Source
from iepmeet.casebook.parties import Parties, School, SchoolKind
from iepmeet.dates.written import day, long_day
from iepmeet.guidance.letters import PLACE, Letters, LetterText, letters
from iepmeet.guidance.model import NATIONS, Nation
from iepmeet.papers.letters import Letter, choose, letter, not_offered, refusal
from iepmeet.papers.letters_beside import beside
from iepmeet.papers.letters_places import values
from iepmeet.publish import blocks
from iepmeet.text import one_line

from ..guidance.test_letters import STATUTE
from .cases import TODAY, any_case, full_case

KINDS = list(letters("england").texts)
FULL = full_case()


def shipped(kind: str, nation: Nation = "england") -> LetterText:
    return letters(nation).texts[kind]


def written(kind: str, case: Case = FULL, *, today: dt.date = TODAY, concern: Put | None = None) -> Letter:
    whole = letters(case.nation)
    titles = {id: text.title for id, text in whole.texts.items()}
    return letter(whole.texts[kind], whole, case, choose(case, today, titles, concern=concern))


def shown(markdown: str) -> tuple[list[str], list[str]]:
    """What a reader sees: the paragraphs and headings, and apart from them the items of lists."""
    paragraphs: list[str] = []
    items: list[str] = []
    for block in blocks.parse(markdown).blocks:
        if isinstance(block, blocks.List):
            items += [one_line(" ".join(blocks.lines_of(item.blocks))) for item in block.items]
        else:
            paragraphs.append(one_line(" ".join(blocks.lines_of((block,)))))
    return paragraphs, items


def fixed(text: LetterText, whole: Letters, known: dict[str, str]) -> list[str]:
    """Every text of the letter as it reads with the casebook's words, or the blank, in its places."""

    def filled(words: str) -> str:
        return one_line(PLACE.sub(lambda place: known.get(place[1], whole.blanks[place[1]]), words))

    parts = [words for part in text.parts for words in (part.text, part.lead, part.blank) if words]
    return [filled(words) for words in (text.subject, "{writer}", *parts)] + [f"To: {filled(text.to)}"]


def days_of(case: Case) -> dict[Source, set[dt.date]]:
    """Each place of a case, and the days of what is written there."""
    found: dict[Source, set[dt.date]] = {}

    def at(source: Source, *days: dt.date | None) -> None:
        found.setdefault(source, set()).update(one for one in days if one)

    for row in case.rows:
        at(row.source, row.date)
    for put in case.concerns:
        at(put.source, put.date)
    for spoken in case.spoken:
        at(spoken.source, spoken.date)
    for meeting in case.meetings:
        at(meeting.source, meeting.date, meeting.review, meeting.check)
        for told in meeting.told:
            at(told.source, told.date)
        for outcome in meeting.outcomes:
            at(outcome.source, meeting.date)
    for promise in case.promises:
        for step in promise.steps:
            at(Source(f"{step.meeting}.record.jsonl", promise.ref), step.on, *promise.promised)
    for one in case.sent:
        at(one.source, one.on)
    return found


def supported(claim_text: str, sources: Iterable[Source], known: dict[Source, set[dt.date]]) -> bool:
    """Whether a line names a day of what is written in its places, or the place itself (a ref)."""
    where = list(sources)
    if not where or any(source not in known for source in where):
        return False
    names = [day(one) for source in where for one in known[source]]
    names += [f"{source.place}:" for source in where if source.place]
    return any(name in claim_text for name in names)


@given(any_case(), st.data())
def test_every_line_is_a_fixed_text_or_rests_on_a_dated_place_of_the_casebook(
    case: Case, data: st.DataObject
) -> None:
    whole = letters(case.nation)
    text = data.draw(st.sampled_from(list(whole.texts.values())))
    chosen = choose(case, TODAY, {})
    made = letter(text, whole, case, chosen)
    paragraphs, items = shown(made.markdown)

    closed = [one for one in case.meetings if one.closed and one.date <= TODAY]
    known = values(case, chosen)
    if not any(part.rows == "people" for part in text.parts):
        known.pop("meeting_day", None)
    if not any(part.rows == "promise" for part in text.parts):
        known.pop("owner", None)
    ours = fixed(text, whole, known)
    head = one_line(
        f"{known.get('address', whole.blanks['address'])} {known.get('contact', whole.blanks['contact'])}"
    )
    for paragraph in paragraphs:
        assert paragraph in ours or paragraph == f"{head} {day(TODAY)}", paragraph

    asked = [one_line(ask) for put in case.concerns for ask in put.questions]
    stated = [one_line(claim.text) for claim in made.claims]
    blanks = [one_line(words) for words in made.blanks]
    for item in items:
        assert item in stated or item in asked or item in blanks, item
    places = days_of(case)
    for claim in made.claims:
        assert supported(claim.text, claim.sources, places), claim
        assert claim.date is None or claim.date <= TODAY
    drafts = {one.source.file for one in case.meetings if not one.closed}
    drafts -= {one.source.file for one in closed}
    drafts -= {f"{step.meeting}.record.jsonl" for promise in case.promises for step in promise.steps}
    assert not drafts & {source.file for claim in made.claims for source in claim.sources}


@given(any_case(), st.data())
def test_a_letter_names_no_law_but_its_own_text_s(case: Case, data: st.DataObject) -> None:
    whole = letters(case.nation)
    text = data.draw(st.sampled_from(list(whole.texts.values())))
    made = letter(text, whole, case, choose(case, TODAY, {}))
    cited = " ".join(part.text for part in text.parts if part.law)
    paragraphs, items = shown(made.markdown)
    for said in (*paragraphs, *items):
        for found in STATUTE.findall(said):
            assert found in cited


@given(any_case(), st.data())
def test_what_is_stated_is_told_with_its_file_and_place_on_the_page_beside(
    case: Case, data: st.DataObject
) -> None:
    whole = letters(case.nation)
    text = data.draw(st.sampled_from(list(whole.texts.values())))
    made = letter(text, whole, case, choose(case, TODAY, {}))
    page = " ".join(blocks.lines_of(blocks.parse(beside(made, case.nation)).blocks))
    for claim in made.claims:
        assert one_line(claim.text) in one_line(page)
        assert all(source.file in page for source in claim.sources)


@pytest.mark.parametrize("nation", NATIONS)
def test_from_an_empty_casebook_every_letter_is_fixed_text_and_blanks(nation: Nation) -> None:
    case = Case(nation=nation)
    for kind in letters(nation).texts:
        made = written(kind, case)
        assert made.claims == ()
        _paragraphs, items = shown(made.markdown)
        assert all(item.startswith("[") for item in items)
        assert "[your address]" in made.blanks
        assert r"**\[your name\]**" in made.markdown


def test_a_full_casebook_leaves_only_what_its_writer_alone_can_know() -> None:
    assert written("thanks").blanks == ()
    assert written("chase").blanks == ()
    assert written("complaint").blanks == ()
    assert written("la-no-plan").blanks == ("[the name of the service in the local offer]",)


def test_the_same_case_on_the_same_day_gives_the_same_letter() -> None:
    assert written("complaint").markdown == written("complaint").markdown


def test_a_reminder_quotes_the_action_its_owner_and_its_day_and_no_law() -> None:
    made = written("chase")
    assert "Dear Mrs Patel," in made.markdown
    said = "“Share the cover list” (Mrs Patel, by Fri 18 Dec 2026, agreed on Tue 8 Dec 2026)"
    assert said in made.markdown
    assert "complain" not in made.markdown.casefold()
    assert not STATUTE.search(made.markdown)
    assert made.cautions == ()


def test_a_reminder_before_the_day_has_passed_says_so_to_its_writer() -> None:
    (promise,) = FULL.promises
    early = replace(FULL, promises=(replace(promise, due=dt.date(2027, 5, 1)),))
    chosen = choose(early, TODAY, {}, promise=early.promises[0])
    made = letter(shipped("chase"), letters("england"), early, chosen)
    assert made.cautions == ("The day that was promised has not passed, or the action is done.",)
    assert choose(early, TODAY, {}).promise is None


def test_a_letter_of_thanks_holds_what_was_said_at_that_meeting_and_nothing_else() -> None:
    made = written("thanks")
    assert "Thank you for the meeting of Tue 8 Dec 2026" in made.markdown
    assert "A5: Share the cover list (Mrs Patel, by Fri 18 Dec 2026)" in made.markdown
    assert "D1: Jo Rivers: one in three is not partial" in made.markdown
    assert "Review: Tue 2 Mar 2027" in made.markdown
    assert {source.file for claim in made.claims for source in claim.sources} == {"sam.record.jsonl"}
    assert "I like Tuesdays" not in made.markdown


def test_a_request_for_a_meeting_is_no_long_charge_sheet() -> None:
    made = written("meeting")
    dated = [claim for claim in made.claims if claim.sources[0].file == "evidence.toml"]
    assert [claim.date for claim in dated] == [row.date for row in FULL.rows[-3:]]


def test_a_complaint_gives_dates_figures_and_what_was_tried() -> None:
    text = written("complaint").markdown
    assert text.startswith("# Formal complaint about support for Sam Rivers, born 1 May 2018")
    assert "This is a complaint under the complaints policy, at this stage: stage 1." in text
    assert "Tue 3 Nov 2026: did not take place: what was seen on day 1 (Speech sessions; seen by" in text
    assert "Mon 18 Jan 2027: letter “A kind reminder”, to Mrs Patel; answered on Wed 20 Jan 2027" in text
    assert "within the time that the procedure gives: 15 school days." in text
    assert "expected from 2 November 2026 to 8 February 2027" in text
    assert "Systematic" not in text


def test_best_endeavours_are_asked_of_state_schools_only() -> None:
    kinds: list[tuple[SchoolKind | None, bool]] = [
        ("maintained", True),
        ("academy", True),
        ("independent", False),
        (None, False),
    ]
    for kind, cited in kinds:
        school = School(name="Oakfield", kind=kind)
        made = written("complaint", replace(FULL, parties=Parties(school=school)))
        assert ("best endeavours" in made.markdown) is cited


def test_that_there_is_no_plan_is_written_only_where_the_casebook_says_so() -> None:
    said = "There is no EHC plan for Sam Rivers."
    assert said in written("la-no-plan").markdown
    unknown = written("la-no-plan", replace(FULL, law_plan=None))
    assert said not in unknown.markdown
    assert "[Say here that there is no EHC plan, if that is so.]" in unknown.blanks
    assert any("is not said in the casebook" in caution for caution in unknown.cautions)


def test_a_letter_that_does_not_fit_the_case_says_why() -> None:
    with_plan = replace(FULL, law_plan=True)
    assert "the casebook says that there is none" in refusal(shipped("la-plan"), FULL)
    assert "the casebook says that there is one" in refusal(shipped("assessment"), with_plan)
    assert refusal(shipped("la-plan"), with_plan) == refusal(shipped("assessment"), FULL) == ""
    academy = replace(FULL, parties=Parties(school=School(kind="academy")))
    why = refusal(shipped("school-record"), academy)
    assert "for a maintained school only" in why
    assert "subject access request" in why
    assert refusal(shipped("school-record"), FULL) == ""


def test_a_letter_without_a_source_for_a_nation_is_not_offered_there() -> None:
    scotland = replace(FULL, nation="scotland")
    said = not_offered("complaint", scotland)
    assert (
        said == "There is no letter “complaint” for Scotland: no source for its wording there has been read."
    )


def test_words_that_are_kept_out_are_named_to_the_writer_and_stay_the_writers() -> None:
    (promise,) = FULL.promises
    case = replace(FULL, promises=(replace(promise, action="Answer the complaint"),))
    made = written("chase", case)
    assert "Answer the complaint" in made.markdown
    assert any("“complaint” stands in" in caution for caution in made.cautions)
    blaming = replace(FULL, rows=(replace(FULL.rows[0], what="the school failed again"),))
    assert any("may sound like blame" in caution for caution in written("complaint", blaming).cautions)
    excluded = replace(FULL, rows=(replace(FULL.rows[0], what="Sam was excluded from the trip"),))
    assert any("procedure of its own" in caution for caution in written("complaint", excluded).cautions)


def test_a_letter_may_be_about_one_concern_and_leaves_out_those_that_were_resolved() -> None:
    other = replace(FULL.concerns[1], agreed="A key to the room")
    case = replace(FULL, concerns=(FULL.concerns[0], other))
    assert "A key to the room" in written("complaint", case).markdown
    assert "A key to the room" not in written("complaint", case, concern=case.concerns[0]).markdown
    (meeting,) = case.meetings
    settled = replace(meeting.outcomes[0], concern="quiet", outcome="resolved")
    done = replace(case, meetings=(replace(meeting, outcomes=(settled,)),))
    assert "A key to the room" not in written("complaint", done).markdown


def test_what_is_dated_after_today_is_not_known_yet() -> None:
    made = written("complaint", today=dt.date(2026, 11, 12))
    dated = [claim.date for claim in made.claims if claim.date]
    assert dated
    assert max(dated) <= dt.date(2026, 11, 12)
    assert "Tue 24 Nov 2026" not in made.markdown


def test_a_concern_without_the_day_of_a_meeting_is_no_dated_source() -> None:
    case = replace(FULL, concerns=(replace(FULL.concerns[0], date=None),))
    assert "Sam has stopped asking" not in written("complaint", case).markdown


def test_the_page_beside_says_what_to_fill_what_it_rests_on_and_what_begins() -> None:
    page = beside(written("assessment"), "england")
    assert page.startswith("# Not part of the letter: Ask for an EHC needs assessment")
    assert "To fill in: \\[the needs that are known" in page
    assert "section 36" in page
    assert f"checked {long_day(dt.date(2026, 11, 24))}" in page
    assert "**ehc-assess-decision:**" in page
    assert "SENDIASS" in page
    assert "This is not legal advice." in page


def test_a_letter_past_the_day_it_had_to_be_checked_again_says_so() -> None:
    case = replace(FULL, nation="northern-ireland")
    late = written("assessment", case, today=dt.date(2027, 4, 1))
    assert any("checked again by 31 March 2027" in caution for caution in late.cautions)
    assert not any("checked again" in caution for caution in written("assessment", case).cautions)


def test_signs_of_markdown_in_the_users_words_stay_words() -> None:
    case = replace(FULL, rows=(replace(FULL.rows[0], what="# {child} *a* [b](c) <i>"),), child="*Sam*")
    made = written("complaint", case)
    _paragraphs, items = shown(made.markdown)
    said = "Tue 3 Nov 2026: did not take place: # {child} *a* [b](c) <i> (Speech sessions; seen by Jo Rivers)"
    assert said in items
    assert re.search(r"\\\*Sam\\\*", made.markdown)


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_blames_or_threatens_of_itself(kind: str) -> None:
    case = replace(FULL, law_plan=shipped(kind).plan == "with")
    assert not re.search(r"\b(failed|refused|ignored|unlawful|court|sue)\b", written(kind, case).markdown)
