"""Pages in Markdown for the tests of every publisher: a real one, hostile ones, and any at all."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

OAKFIELD = (
    Path(__file__)
    .parents[1]
    .joinpath("scenarios", "oakfield", "expected.minutes.md")
    .read_text(encoding="utf-8")
)

FINGERPRINT = OAKFIELD.rpartition("record ")[2].partition(",")[0]

HOSTILE = [
    "<script>document.title='ran'</script>",
    '<img src="https://planted.example/a.png" onerror="document.title=\'ran\'">',
    "<style>@import 'https://planted.example/b.css'</style></style></title></svg></table>",
    "[run](javascript:document.title='ran') [file](file:///etc/passwd) [data](data:text/html,x)",
    "![picture](https://planted.example/c.png) ![](https://planted.example/d.png)",
    "&lt;iframe src=https://planted.example/e&gt; &#x3c;script&#x3e; &#x202e;&#x2066;&#8;&#0;",
    '=HYPERLINK("https://planted.example/f") +1 -1 @SUM(A1) {=1} {{7*7}} ${7*7} \\write18{ls}',
    "\x00\x01\x08\x0b\x0c\x1b[2J\x1b]52;c;x\x07\x7f\x85\x9b\ufffe\uffff\ud800",
    "\u202eevil\u202c \u2066isolated\u2069 \u200bzero\u200b \u200e\u200f",
    "W" * 5000,
    "👨‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 👍🏽 ❤️",
    "Ŵythnos ŷ tŷ, llŷn, ïaith",
    "مرحبا بكم في الاجتماع ١٢٣ (موافق)",
    "\" ' ` ]]> --> */ </footer> %s %(x)s \\",
    "3 of 8: ■□□▪▫□■□ and ■□ and ■" + "□" * 80,
]

_MARKS = [
    *(
        "# ",
        "###### ",
        "- ",
        "  - ",
        "1. ",
        "999999999. ",
        "> ",
        "```\n",
        "    ",
        "---\n",
        "***",
        "_",
        "~~",
        "`",
    ),
    *(
        "| a | b |\n| --- | :-: |\n| c | d |\n",
        "|",
        "\n",
        "\n\n",
        "\\\n",
        "  \n",
        "<b>",
        "</style>",
        "&amp;",
        "&#9;",
    ),
    *(
        "[a](http://a.example/b?c=d#e)",
        "[a]: javascript:1\n",
        "[a]",
        "<mailto:a@b.example>",
        "https://a.example",
    ),
    *(
        "Tue 2 Mar 2027",
        "11 December 2026",
        "3 of 8: ■□□",
        "**Jo:** 5 (last time 4)",
        "“said”",
        "Actions",
        "مرحبا",
    ),
    *(
        "To check this copy: record c6ba-4e94, page bed6648492ed1589.",
        "word",
        " ",
        "\t",
        "\u00a0",
        "\x00",
        "\u202e",
    ),
]

any_markdown = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from([*_MARKS, *HOSTILE]), st.text(max_size=6)), max_size=25).map("".join),
)


def hostile_page() -> str:
    """Hostile words in every place that a paper has, as a person could write them into it by hand."""
    in_cells = [words.replace("\n", " ").replace("|", "\\|") for words in HOSTILE]
    rows = "\n".join(f"| {words} | {words} | Tue 2 Mar 2027 |" for words in in_cells)
    blocks = "\n\n".join(
        f"## {words}\n\n{words}\n\n- {words}\n  1. {words}\n\n> {words}" for words in HOSTILE
    )
    return (
        f"# Review {in_cells[0]} {in_cells[9]}\n\n| The meeting | Details |\n| --- | --- |\n"
        f"| Child | Sam {' '.join(in_cells[:8])} |\n| Held | Tue 8 Dec 2026 |\n\n"
        f"## Actions\n\n| Ref | Action | By when |\n| --- | --- | --- |\n{rows}\n\n{blocks}\n\n"
        "To check this copy: record </style><b>, page bed6648492ed1589.\n"
    )


def collapse(text: str) -> str:
    """Runs of white space, of any kind, as one blank."""
    return " ".join(text.split())
