"""Where the case stands on the ladder on each of the twelve days: worked out by hand from the steps' rules.

There is no plan in law and the school is a maintained one, so the steps for a plan and for an academy are not
there. Beside the ladder, at any time: BESIDE. Nothing was refused all year: mediation and the tribunal are
"later" throughout. A step's state is the first word; what follows is why, as the ladder says it.
"""

from __future__ import annotations

BESIDE = ("draft-reply", "sendiass", "disagreement-resolution", "school-record", "subject-access")
CLIMBED = ("evidence", "meeting", "chase", "meet-again", "complaint", "dfe", "la-no-plan", "assessment")
NEVER = ("mediation", "tribunal")
NOT_HERE = ("complaint-academy", "dfe-academy", "la-plan", "early-review", "ombudsman")

REMINDER = "“A kind reminder to whoever took on the action”"
AGAIN = "“Meet again, sooner than planned”"
COMPLAINT = "“Use the school's own complaints procedure”"

_SEPTEMBER = "done 1 meeting, the last on Tue 15 Sep 2026"
_NOVEMBER = "done 2 meetings, the last on Tue 24 Nov 2026"
_FEBRUARY = "done 3 meetings, the last on Tue 2 Feb 2027"
_APRIL = "done 4 meetings, the last on Tue 27 Apr 2027"
_JULY = "done 5 meetings, the last on Tue 6 Jul 2027"
_REMINDED = "done answered on Thu 22 Oct 2026"
_ANSWERED = "done answered on Fri 26 Mar 2027"

# A lapse counts until a meeting is held after it; what was written about one counts for that one.
# Support lapses from meeting to meeting all year, so that the complaint stays taken; a reminder is made anew.
# The Department comes once the school's procedure has ended, which nobody says all year.
# in the order of CLIMBED
STATES: dict[str, tuple[str, ...]] = {
    # one session missed is too few to say, and no promise is due before 25 September: nothing has lapsed
    "2026-09-22": ("done 1 dated row", _SEPTEMBER, *("later",) * 6),
    # A3 was due on 9 October; two of three sessions missed: a reminder, or another meeting
    "2026-10-12": (
        "done 5 dated rows",
        _SEPTEMBER,
        "open",
        "open",
        f"later after {REMINDER}",
        "later",
        f"later after {AGAIN}",
        f"later after {AGAIN}",
    ),
    # the reminder of 14 October waits, in time until the 23rd: its answer comes before another meeting
    "2026-10-21": (
        "done 7 dated rows",
        _SEPTEMBER,
        "waiting sent on Wed 14 Oct 2026; an answer was asked for by Fri 23 Oct 2026",
        "open",
        f"later after {REMINDER}",
        "later",
        f"later after {AGAIN}",
        f"later after {AGAIN}",
    ),
    # Mrs Patel answered, and sessions were missed again; there was one meeting only so far
    "2026-11-23": (
        "done 12 dated rows",
        _SEPTEMBER,
        _REMINDED,
        "open",
        f"later after {AGAIN}",
        "later",
        f"later after {AGAIN}",
        f"later after {AGAIN}",
    ),
    # they met on 24 November about all that; the one session since took place, and no promise is late
    "2026-12-07": (
        "done 13 dated rows",
        _NOVEMBER,
        _REMINDED,
        "done on Tue 24 Nov 2026",
        *("later",) * 4,
    ),
    # since that meeting two sessions missed, and A1, A6 and A7 late: nobody was reminded of these
    "2027-01-18": (
        "done 18 dated rows",
        _NOVEMBER,
        "open",
        "done on Tue 24 Nov 2026",
        f"later after {REMINDER}",
        "later",
        "open",
        "open",
    ),
    "2027-02-01": (
        "done 20 dated rows",
        _NOVEMBER,
        "open",
        "done on Tue 24 Nov 2026",
        f"later after {REMINDER}",
        "later",
        "open",
        "open",
    ),
    # the third meeting; A11 late, and the first session after it missed
    "2027-02-22": (
        "done 22 dated rows",
        _FEBRUARY,
        "open",
        "done on Tue 2 Feb 2027",
        f"later after {REMINDER}",
        "later",
        "open",
        "open",
    ),
    # the complaint of 2 March has no answer: what is higher waits for it, and a reminder would be a step back
    "2027-03-24": (
        "done 28 dated rows",
        _FEBRUARY,
        "open",
        "done on Tue 2 Feb 2027",
        "waiting sent on Tue 2 Mar 2027; an answer was asked for by Tue 23 Mar 2027",
        "later",
        "open",
        "open",
    ),
    # met again in April; A11 and A13 late since, a lapse of its own. The request of 10 May is under way
    "2027-05-24": (
        "done 34 dated rows",
        _APRIL,
        "open",
        "done on Tue 27 Apr 2027",
        _ANSWERED,
        "later",
        "open",
        "waiting sent on Mon 10 May 2027",
    ),
    # the six weeks were over yesterday, and still no answer
    "2027-06-22": (
        "done 39 dated rows",
        _APRIL,
        "open",
        "done on Tue 27 Apr 2027",
        _ANSWERED,
        "later",
        "open",
        "waiting sent on Mon 10 May 2027",
    ),
    # met in July, and no promise is late; the council answered, and did not say no
    "2027-07-09": (
        "done 40 dated rows",
        _JULY,
        _REMINDED,
        "done on Tue 6 Jul 2027",
        _ANSWERED,
        "later",
        "later",
        "done answered on Wed 23 Jun 2027",
    ),
}

NOTHING_LAPSED = "Nothing recorded here has lapsed: go on as agreed, and keep writing down what happens."
WAITS = {
    "2026-10-21": f"{REMINDER}: sent on Wed 14 Oct 2026; an answer was asked for by Fri 23 Oct 2026. "
    "Its answer comes first.",
    "2027-03-24": f"{COMPLAINT}: sent on Tue 2 Mar 2027; an answer was asked for by Tue 23 Mar 2027. "
    "That day has passed: ask when it will come. Its answer comes first.",
}

ENDED = (
    "Once the last stage of the school's own procedure is answered, write ended = true under "
    "[complaints] in casebook.toml."
)
SAID_BESIDE = {"2027-05-24": [ENDED], "2027-06-22": [ENDED]}

NEXT: dict[str, str | None] = {
    "2026-09-22": None,
    "2026-10-12": "chase",
    "2026-10-21": None,
    "2026-11-23": "meet-again",
    "2026-12-07": None,
    "2027-01-18": "chase",
    "2027-02-01": "chase",
    "2027-02-22": "chase",
    "2027-03-24": None,
    "2027-05-24": "chase",
    "2027-06-22": "chase",
    "2027-07-09": None,
}
