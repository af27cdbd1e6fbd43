"""Text as anybody might type it, cleaned: plain, full of signs, and full of Markdown."""

from __future__ import annotations

from hypothesis import strategies as st

from iepmeet.text import clean

_SIGNS = st.text(
    alphabet=st.sampled_from("\\`*_[]|~<>&;#+-=:.)(!1a9 \t\n\xa0\u3000\ufeff\ufffd'\"/@“"), max_size=30
)
_MARKDOWN = (
    "&amp; &#35; &copy amp; <b> <!-- --- === :-- | # ### > ``` ~~~ [a](b) ![a](b) [a]: - + = 1. 1) "
    "\\ word ** __ [x] http://a.example/a_b <a@b.example>"
)
_PIECES = st.lists(
    st.sampled_from([*_MARKDOWN.split(), "\n", "\t", "    ", " ", "\xa0", "\u2003"]), max_size=12
).map("".join)

typed = st.one_of(st.text(max_size=80), _SIGNS, _PIECES).map(clean)
something = typed.filter(lambda text: bool(text.strip()))
