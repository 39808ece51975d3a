"""Builds of the same sources have the same names and bytes, whenever they were made."""

import sources
from fontTools.ttLib import TTFont


def test_the_icon_font_does_not_tell_when_it_was_built():
    (built,) = (sources.ROOT / "dist/app").glob("icons-*.woff2")
    whole = sources.ROOT / ".web/material-icons.woff2"
    assert TTFont(built)["head"].modified == TTFont(whole)["head"].modified
