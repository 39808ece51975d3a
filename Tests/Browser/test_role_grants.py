"""What a role grants, as a value: the document that the server keeps and the matrix that people see say the same."""

import json

import pytest
from engine import Engine

FOLDER = "Tenants/Web/settings/roles"


@pytest.fixture(scope="module")
def engine(browser):
    engine = Engine(browser, f"{FOLDER}/grants.js", f"{FOLDER}/compare.js")
    yield engine
    engine.close()


def field(name: str, kind: str = "text", **more) -> dict:
    return {"name": name, "kind": kind, "read_only": False} | more


def record_type(name: str, *fields: dict, actions: str = "read create update delete export bulk", **more) -> dict:
    return {"name": name, "label_field": "name", "audience": "everyone", "actions": actions.split(), "fields": [field("id", "id"), field("name", required=True), *fields]} | more


OWNER = field("owner", "reference", refers_to="user")
CUSTOMER = record_type("customer", OWNER, field("phone", "phone"), field("revenue", "money"), field("code", read_only=True))
PRODUCT = record_type("product", field("price", "money"))
PIPELINE = record_type("pipeline", audience="administrators")
ROLE = record_type("role", audience="administrators")
REST = {"name": "*", "actions": "read create update delete export bulk".split(), "fields": [field("owner", "reference")]}
ACTIONS = ["read", "create", "update", "delete", "export", "bulk"]


def grants(permissions=(), **types) -> dict:
    return {"permissions": list(permissions), "types": types}


EVERYTHING_ELSE = {"*": {"read": "own", "create": "all", "update": "own"}}


def row(engine, document: dict, of: dict) -> dict:
    return {action: engine.scopeOf(document, of, action) for action in ACTIONS}


def test_a_document_stays_the_same(engine):
    document = grants(["core.views.share"], customer={"read": "all", "update": "team", "fields": {"phone": "masked"}}, **EVERYTHING_ELSE)
    text = engine.writeGrants(document)
    assert engine.writeGrants(engine.parseGrants(text)) == text
    assert json.loads(text) == document


def test_what_is_true_of_the_silent_is_not_written(engine):
    written = json.loads(engine.writeGrants(grants(["b.b.b", "a.a.a", "b.b.b"], customer={"read": "own", "bulk": "none", "fields": {"phone": "write"}}, product={"read": "none"})))
    assert written == grants(["a.a.a", "b.b.b"], customer={"read": "own"}, product={"read": "none"})


def test_nothing_is_an_empty_document(engine):
    assert engine.parseGrants(None) == engine.parseGrants("") == grants()


def test_what_a_cell_can_say(engine):
    every = ["none", "own", "team", "below", "all"]
    assert engine.scopesOf(CUSTOMER, "update") == every
    assert engine.scopesOf(CUSTOMER, "create") == engine.scopesOf(CUSTOMER, "bulk") == ["none", "all"]
    assert engine.scopesOf(PRODUCT, "update") == ["none", "all"]
    assert engine.scopesOf(record_type("user", actions="read update"), "create") == []
    assert engine.scopesOf(ROLE, "update") == [] and engine.scopesOf(ROLE, "export") == ["none", "all"]
    assert engine.scopesOf(ROLE, "read") == ["all"] and engine.scopeOf(grants(), ROLE, "read") == "all"


def test_a_silent_type_gets_what_all_others_get(engine):
    assert row(engine, grants(**EVERYTHING_ELSE), CUSTOMER) == {"read": "own", "create": "all", "update": "own", "delete": "none", "export": "none", "bulk": "none"}
    assert row(engine, grants(customer={"read": "all"}, **EVERYTHING_ELSE), CUSTOMER)["create"] == "none"


def test_of_records_without_an_owner_a_narrow_scope_gives_none(engine):
    assert row(engine, grants(**EVERYTHING_ELSE), PRODUCT) == {"read": "none", "create": "all", "update": "none", "delete": "none", "export": "none", "bulk": "none"}


def test_everything_else_lets_nobody_rearrange_the_work(engine):
    whole = grants(**{"*": dict.fromkeys(ACTIONS, "all")})
    assert row(engine, whole, PIPELINE) == {"read": "all", "create": "none", "update": "none", "delete": "none", "export": "all", "bulk": "none"}
    assert engine.scopeOf(grants(pipeline={"read": "all", "update": "all"}), PIPELINE, "update") == "all"


def test_the_first_change_of_a_row_keeps_the_rest_of_it(engine):
    changed = engine.setScope(grants(**EVERYTHING_ELSE), CUSTOMER, "delete", "own")
    assert changed["types"]["customer"] == {"read": "own", "create": "all", "update": "own", "delete": "own"}
    assert engine.followRest(changed, CUSTOMER) == grants(**EVERYTHING_ELSE)


def test_nobody_changes_what_they_cannot_see(engine):
    wide = engine.setScope(grants(), CUSTOMER, "update", "team")
    assert wide["types"]["customer"] == {"update": "team", "read": "team"}
    narrow = engine.setScope(wide, CUSTOMER, "read", "own")
    assert narrow["types"]["customer"]["update"] == "own"
    assert engine.setScope(narrow, CUSTOMER, "read", "none")["types"]["customer"]["update"] == "none"
    assert "read" not in engine.setScope(grants(), CUSTOMER, "create", "all")["types"]["customer"]


def test_a_scope_that_an_action_does_not_know_changes_nothing(engine):
    assert engine.setScope(grants(), CUSTOMER, "create", "team") == grants()
    assert engine.setScope(grants(), PRODUCT, "read", "own") == grants()


def test_rows_and_columns(engine):
    whole = engine.setRow(grants(), CUSTOMER, "team")
    assert row(engine, whole, CUSTOMER) == {"read": "team", "create": "none", "update": "team", "delete": "team", "export": "team", "bulk": "none"}
    assert set(row(engine, engine.setRow(whole, CUSTOMER, "all"), CUSTOMER).values()) == {"all"}
    column = engine.setColumn(grants(), [REST, CUSTOMER, PRODUCT], "read", "all")
    assert {engine.scopeOf(column, one, "read") for one in (REST, CUSTOMER, PRODUCT)} == {"all"}
    assert engine.scopeOf(engine.setColumn(column, [CUSTOMER, PRODUCT], "read", "team"), PRODUCT, "read") == "all"


def test_what_a_field_can_be(engine):
    rights = {one["name"]: engine.rightsOf(CUSTOMER, one) for one in CUSTOMER["fields"]}
    assert rights == {
        "id": [], "name": ["write", "read", "masked"], "owner": ["write", "read", "none"], "phone": ["write", "read", "masked", "none"],
        "revenue": ["write", "read", "none"], "code": ["read", "masked", "none"]}


def test_rights_to_fields(engine):
    phone, code = CUSTOMER["fields"][3], CUSTOMER["fields"][5]
    masked = engine.setRight(grants(customer={"read": "all"}), CUSTOMER, phone, "masked")
    assert masked["types"]["customer"] == {"read": "all", "fields": {"phone": "masked"}}
    assert engine.rightOf(masked, CUSTOMER, phone) == "masked" and engine.rightOf(masked, CUSTOMER, code) == "read"
    assert json.loads(engine.writeGrants(engine.setRight(masked, CUSTOMER, phone, "write"))) == grants(customer={"read": "all"})
    hidden = engine.setRights(masked, CUSTOMER, CUSTOMER["fields"], "none")
    assert hidden["types"]["customer"]["fields"] == {"phone": "none", "owner": "none", "revenue": "none", "code": "none"}


def test_a_field_of_a_silent_type_gives_it_rights_of_its_own(engine):
    changed = engine.setRight(grants(**EVERYTHING_ELSE), CUSTOMER, CUSTOMER["fields"][3], "none")
    assert changed["types"]["customer"] == {"read": "own", "create": "all", "update": "own", "fields": {"phone": "none"}}


def test_what_a_new_record_must_have_is_written_by_who_creates_it(engine):
    name = CUSTOMER["fields"][1]
    masked = {"fields": {"name": "masked"}}
    assert engine.lacksField(grants(customer={"read": "all", "create": "all"} | masked), CUSTOMER, name)
    assert not engine.lacksField(grants(customer={"read": "all"} | masked), CUSTOMER, name)
    assert not engine.lacksField(grants(customer={"read": "all", "create": "all"} | masked), CUSTOMER, name | {"initial": "New"})


def test_permissions(engine):
    assert engine.setPermission(grants(["a.b.c"]), "d.e.f", True) == grants(["a.b.c", "d.e.f"])
    assert engine.setPermission(grants(["a.b.c"]), "a.b.c", False) == grants()


BEFORE = grants(["a.b.c"], customer={"read": "own", "update": "own", "fields": {"phone": "masked"}}, product={"read": "all"}, **EVERYTHING_ELSE)
AFTER = grants(["d.e.f"], customer={"read": "team", "update": "own", "fields": {"revenue": "none"}}, deal={"read": "all", "create": "all", "update": "own"}, **EVERYTHING_ELSE)


def test_what_was_changed(engine):
    changes = [(one["kind"], one.get("type"), one["name"], one["from"], one["to"]) for one in engine.changesOf(BEFORE, AFTER)]
    assert changes == [
        ("permission", None, "a.b.c", True, False), ("permission", None, "d.e.f", False, True), ("action", "customer", "read", "own", "team"),
        ("field", "customer", "phone", "masked", "write"), ("field", "customer", "revenue", "write", "none"), ("type", "deal", "deal", False, True),
        ("action", "deal", "read", "own", "all"), ("type", "product", "product", True, False)]
    assert engine.changesOf(AFTER, AFTER) == []


def test_changes_lead_from_one_to_the_other(engine):
    changed = engine.applied(BEFORE, engine.changesOf(BEFORE, AFTER))
    assert json.loads(engine.writeGrants(changed)) == json.loads(engine.writeGrants(AFTER))


def test_changes_of_two_at_once_are_both_kept(engine):
    theirs = grants(["a.b.c"], customer={"read": "own", "update": "own", "export": "own", "fields": {"phone": "masked"}}, product={"read": "all"}, **EVERYTHING_ELSE)
    both = engine.applied(theirs, engine.changesOf(BEFORE, AFTER))
    assert both["types"]["customer"]["export"] == "own" and both["types"]["customer"]["read"] == "team"
