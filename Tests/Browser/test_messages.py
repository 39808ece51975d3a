"""Everything that people read is in the message files, in both languages."""

import re

import pytest
import sources


@pytest.mark.parametrize("folder", sources.message_folders(), ids=sources.name)
def test_both_languages_have_the_same_keys(folder):
    en, zh = (sources.messages(folder, language) for language in ("en", "zh"))
    assert en.keys() == zh.keys(), sorted(en.keys() ^ zh.keys())


@pytest.mark.parametrize("folder", sources.message_folders(), ids=sources.name)
def test_both_languages_fill_in_the_same_values(folder):
    def values(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    en, zh = (sources.messages(folder, language) for language in ("en", "zh"))
    different = {key: (en[key], zh[key]) for key in en if key in zh and values(en[key]) != values(zh[key]) and values(en[key]) - {"n"} != values(zh[key]) - {"n"}}
    assert not different


def test_no_two_folders_share_a_key():
    owners: dict[str, list[str]] = {}
    for folder in sources.message_folders():
        for key in sources.messages(folder, "en"):
            owners.setdefault(key, []).append(sources.name(folder))
    assert not {key: folders for key, folders in owners.items() if len(folders) > 1}


def test_chinese_messages_are_chinese():
    """A text without a single Chinese letter was forgotten, unless both languages write it the same on purpose."""
    en, zh = sources.catalogue("en"), sources.catalogue("zh")
    words = lambda text: re.findall(r"[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", text))  # noqa: E731
    latin = {key: text for key, text in zh.items() if words(text) and not sources.CHINESE.search(text)}
    forgotten = {key for key, text in latin.items() if words(text) != words(en[key]) or len(words(text)) > 2}
    assert not forgotten - {"shell.languageSwitch"}  # is said in the language that it switches to


def test_every_key_that_the_code_asks_for_exists():
    known = sources.catalogue("en")
    groups = {key.rsplit(".", depth)[0] for key in known for depth in range(1, key.count(".") + 1)}
    missing = {key: file for key, file in sources.asked_keys().items() if key not in known and key not in groups}
    assert not missing


def test_every_message_is_asked_for():
    asked, patterns = sources.asked_keys(), sources.asked_patterns()
    unused = [key for key in sources.catalogue("en") if key not in asked and not any(pattern.fullmatch(key) for pattern in patterns)]
    assert not unused


@pytest.mark.parametrize("file", sources.files("jsx"), ids=sources.name)
def test_jsx_holds_no_texts(file):
    assert not sources.literal_texts(file)


def test_code_holds_no_chinese():
    # Rules that read what people write (dates, numbers, units) know Chinese words; they show none.
    readers = {"Core/Web/parts/fields/dates.js", "Core/Web/parts/fields/numbers.js"}
    found = [text for file in sources.files("js", "jsx") if sources.name(file) not in readers for text in sources.chinese_texts(file)]
    assert not found


def test_texts_in_code_would_be_seen():
    """The rules above can fail."""
    seen = lambda jsx: sources.texts_of(sources.compiled(jsx))  # noqa: E731
    assert seen('const x = <h2 id="a">Hello</h2>') and seen("const x = <p>保存 {n}</p>") and seen("const x = <p>{'Save'}</p>")
    assert seen('const x = <QBtn label="Save"/>') and seen("const x = <QBtn aria-label={`Save ${n}`}/>")
    assert not seen("const x = <p class='gx-a'>{t('app.save')} · {/it's/.test(a) ? `${b}` : null}</p>")
    assert sources.literals('export default{list:{columns:"Columns",n:"{n} of it\'s \\u4e2d"}};\n') == {"list": {"columns": "Columns", "n": "{n} of it's 中"}}
