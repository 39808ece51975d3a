"""The icon font with only the icons that the app uses: a tenth of a tenth of the whole."""

import re

from fontTools import subset
from fontTools.ttLib import TTFont


def icon_font(sources, offered, quasar, whole, target):
    """Writes the font of all icons named in the sources and by Quasar itself, and of those that people can choose; the answer is their number."""
    # The time of building would give the font another name each time.
    font = TTFont(whole, recalcTimestamp=False)
    ligatures = ligature_tables(font)
    known = {name for table in ligatures for name in names_of(table, font)}
    if missing := offered - known:
        raise SystemExit(f"There is no icon of these names: {', '.join(sorted(missing))}")
    used = known & (names_in(sources) | names_of_quasar(quasar) | offered)
    for table in ligatures:
        keep_only(table, used, font)
    write_subset(font, used, target)
    return len(used)


def names_in(sources):
    """Every quoted word: the few that only happen to be called like an icon cost less than one that is missing."""
    texts = [file.read_text() for file in sources if file.suffix in {".js", ".jsx"}]
    return {name for text in texts for name in re.findall(r"""['"`]([a-z0-9_]+)['"`]""", text)}


def names_of_quasar(script):
    """Quasar's own set: the arrows of selects and tables, the pens of date pickers…"""
    text = script.read_text()
    start = text.index('name:"material-icons"')
    return set(re.findall(r'"([a-z0-9_]+)"', text[start:start + 4000]))


def ligature_tables(font):
    lookups = font["GSUB"].table.LookupList.Lookup
    tables = [getattr(table, "ExtSubTable", table) for lookup in lookups for table in lookup.SubTable]
    return [table for table in tables if hasattr(table, "ligatures")]


def names_of(table, font):
    letters = letters_of(font)
    for first, ligatures in table.ligatures.items():
        for ligature in ligatures:
            yield spell([first, *ligature.Component], letters)


def keep_only(table, used, font):
    letters = letters_of(font)
    for first, ligatures in list(table.ligatures.items()):
        kept = [ligature for ligature in ligatures if spell([first, *ligature.Component], letters) in used]
        if kept:
            table.ligatures[first] = kept
        else:
            del table.ligatures[first]


def letters_of(font):
    return {glyph: chr(code) for code, glyph in font.getBestCmap().items() if code < 128}


def spell(glyphs, letters):
    return "".join(letters.get(glyph, "?") for glyph in glyphs)


def write_subset(font, used, target):
    options = subset.Options(flavor="woff2", layout_features=["*"], hinting=False, notdef_outline=False, drop_tables=["DSIG", "meta"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=sorted({ord(letter) for name in used for letter in name}))
    subsetter.subset(font)
    subset.save_font(font, target, options)
