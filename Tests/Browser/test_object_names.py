"""What an object is called by programs follows from its titles: clear where they are English, from what they mean where they are Chinese."""

import re

import pytest
import sources
from engine import Engine

ICONS = re.findall(r'Choice\("(\w+)"', (sources.ROOT / "Core/Objects/ObjectIcon.swift").read_text())


@pytest.fixture(scope="module")
def names(browser):
    engine = Engine(browser, "Tenants/Web/settings/objects/names.js", "Tenants/Web/settings/objects/draft.js")
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def name_for(names):
    def name(title_en: str = "", title_zh: str = "", taken: tuple[str, ...] = ()) -> dict:
        return names.page.evaluate("([draft, taken, icons]) => modules.nameFor(draft, new Set(taken), icons)", [{"title_en": title_en, "title_zh": title_zh}, taken, ICONS])
    return name


@pytest.mark.parametrize("title, plural", [
    ("Machine", "Machines"), ("Property", "Properties"), ("Key", "Keys"), ("Box", "Boxes"), ("Branch", "Branches"), ("NDA", "NDAs"), ("c_machine", "c_machines"), ("设备", "设备"), ("", "")])
def test_plural(names, title, plural):
    assert names.pluralOf(title) == plural


@pytest.mark.parametrize("titles, name, is_guess", [
    ({"title_en": "Service contract"}, "c_service_contract", False),
    ({"title_en": "Café"}, "c_cafe", False),
    ({"title_en": "X"}, "c_object_1", True),
    ({"title_zh": "设备"}, "c_equipment", True),
    ({"title_zh": "生产设备"}, "c_equipment", True),
    ({"title_zh": "设备档案"}, "c_file", True),
    ({"title_zh": "叉车"}, "c_object_1", True),
    ({"title_zh": "SKU 明细"}, "c_sku", False),
    ({"title_en": "A" * 60}, "c_" + "a" * 36, False),
])
def test_name(name_for, titles, name, is_guess):
    assert name_for(**titles) == {"name": name, "isGuess": is_guess}


def test_no_name_is_given_twice(name_for):
    """Not even that of many to one: both are addresses."""
    assert name_for("Machine", taken=("c_machine",))["name"] == "c_machine_2"
    assert name_for("Machine", taken=("c_machines",))["name"] == "c_machine_2"
    assert name_for(title_zh="叉车", taken=("c_object_1",))["name"] == "c_object_2"


@pytest.mark.parametrize("draft, name, plural", [
    ({"title_en": "Property", "plural_title_en": ""}, "c_property", "c_properties"),
    ({"title_en": "Person", "plural_title_en": "People"}, "c_person", "c_people"),
    ({"title_en": "Equipment", "plural_title_en": "Equipment"}, "c_equipment", "c_equipments"),
    ({"title_en": "Person", "plural_title_en": "People"}, "c_somebody", "c_somebodies"),
    ({"title_en": "", "plural_title_en": ""}, "c_object_1", "c_object_1s"),
])
def test_plural_name(names, draft, name, plural):
    assert names.page.evaluate("([draft, name]) => modules.pluralNameFor(draft, name, new Set())", [draft, name]) == plural


@pytest.mark.parametrize("title, icon", [("Service vehicle", "directions_car"), ("Oscar", None), ("Machines", "precision_manufacturing"), ("设备台账", "precision_manufacturing"), ("宠物", "pets")])
def test_an_icon_is_chosen_by_what_a_title_means(names, title, icon):
    found = names.meaningOf(title, ICONS)
    assert (found and found["icon"]) == icon


def test_icons_are_found_in_either_language(names):
    found = lambda words: [icon for icon in ICONS if names.isFound(icon, "", words)]  # noqa: E731
    assert "local_shipping" in found("truck") and "local_shipping" in found("货车")
    assert found("zzz") == [] and len(found("")) == len(ICONS)


def test_every_icon_has_its_words_in_both_languages():
    """In the same order: the nth word of one means the nth of the other."""
    for icon in ICONS:
        en, zh = (sources.catalogue(language)[f"objects.icon.{icon}"] for language in ("en", "zh"))
        assert len(en.split(", ")) == len(zh.split("、")) == 3, icon
    spare = [key for key in sources.catalogue("en") if key.startswith("objects.icon.") and key.split(".")[2] not in ICONS]
    assert not spare


@pytest.mark.parametrize("draft, body", [
    ({"title_zh": "设备"}, {"title_en": "设备", "title_zh": "设备", "plural_title_en": "设备", "plural_title_zh": "设备"}),
    ({"title_en": "Machine"}, {"title_en": "Machine", "title_zh": "Machine", "plural_title_en": "Machines", "plural_title_zh": "Machines"}),
    ({"title_en": "Person", "title_zh": "人员", "plural_title_en": "People"}, {"title_en": "Person", "title_zh": "人员", "plural_title_en": "People", "plural_title_zh": "人员"}),
])
def test_one_title_is_enough(names, draft, body):
    made = names.page.evaluate("draft => modules.bodyOf({ ...modules.newDraft(), ...draft }, 'star')", draft)
    assert made == body | {"description": None, "icon": "star"}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_draft_says_what_the_object_says(names, language):
    """Opening and saving without a change changes nothing."""
    stored = {
        "title_en": "Machine", "title_zh": "设备", "plural_title_en": "Machines", "plural_title_zh": "设备", "name_title_en": "Name", "name_title_zh": "名称", "description": None, "icon": "star"}
    same = stored | {"title_zh": "Machine", "plural_title_zh": "Machines", "name_title_zh": "Name"}
    chinese = stored | {"title_en": "设备", "plural_title_en": "设备", "name_title_en": "名称"}
    for one in (stored, same, chinese):
        body = names.page.evaluate("([one, language]) => modules.bodyOf(modules.draftOf(one, language), one.icon)", [one, language])
        assert body == one
