"""guanxi-admin as an operator meets it: the real binary on a deployment of its own, first beside a running server, then alone.

Red when: a command's JSON no longer parses, an error's exit code changes, a Chinese name breaks a table, or a command leaves a postmaster behind.
"""

import json
import os
import pty
import re
import signal
import subprocess
import time
import unicodedata

import pytest

from harness import Deployment
from harness.client import Client
from harness.deployment import BINARIES

NAME = "锐步贸易有限公司"
PASSWORD = "a quiet harbour at dawn"


@pytest.fixture(scope="module")
def house():
    with Deployment() as running:
        yield running


def admin(house, *arguments: str, stdin: str | None = None):
    """Exit code, standard output and standard error of a command that no terminal sees."""
    done = subprocess.run(
        [BINARIES / "guanxi-admin", *arguments], cwd=house.folder, env=house.environment | {"LANG": "en_US.UTF-8"},
        input=stdin or "", capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout, done.stderr


def machine(house, *arguments: str, stdin: str | None = None):
    code, out, err = admin(house, *arguments, "--json", stdin=stdin)
    assert (code, err) == (0, "")
    return json.loads(out)


def failure(house, *arguments: str):
    """Exit code and the error of a command that must fail, which must say nothing on standard output."""
    code, out, err = admin(house, *arguments, "--json")
    assert out == ""
    return code, json.loads(err)["error"]


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


@pytest.fixture(scope="module")
def tenant(house):
    return machine(
        house, "tenant", "create", "ruibu", "--company", NAME, "--owner-name", "王芳", "--owner-email", "wang@ruibu.example",
        "--password-stdin", stdin=PASSWORD + "\n")


def test_a_founded_workspace_is_shown_and_listed(house, tenant):
    assert (tenant["slug"], tenant["name"], tenant["status"], tenant["plan"], tenant["users"]) == ("ruibu", NAME, "active", "growth", 1)
    assert machine(house, "tenant", "show", "ruibu")["id"] == tenant["id"]
    assert [row["slug"] for row in machine(house, "tenant", "list")].count("ruibu") == 1


def test_its_owner_signs_in_with_the_password_from_standard_input(house, tenant):
    account = {"workspace": "ruibu", "email": "wang@ruibu.example", "password": PASSWORD}
    assert Client(house.port).post("session", account).status == 201


def test_a_password_link_is_printed_where_no_password_was_given(house):
    founded = machine(house, "tenant", "create", "linked", "--company", "Linked", "--owner-name", "Li", "--owner-email", "li@linked.example")
    assert re.search(r"/password-resets/\S{20,}$", founded["password_url"])


def test_columns_stand_under_each_other_with_chinese_names(house, tenant):
    code, out, _ = admin(house, "tenant", "list")
    header, *rows = out.splitlines()
    assert code == 0 and len(rows) >= 1 and any(NAME in row for row in rows)
    column = header.index("Status")
    for row in rows:
        cell = next(index for index in range(len(row)) if width(row[:index]) == column)
        assert row[cell:].startswith(("active", "suspended"))


def test_tables_are_plain_where_no_terminal_is(house, tenant):
    assert "\x1b" not in admin(house, "tenant", "list")[1]


def test_tables_are_coloured_on_a_terminal(house, tenant):
    master, slave = pty.openpty()
    subprocess.run(
        [BINARIES / "guanxi-admin", "tenant", "show", "ruibu"], cwd=house.folder, env=house.environment | {"TERM": "xterm"},
        stdin=subprocess.DEVNULL, stdout=slave, timeout=120, check=True)
    os.close(slave)
    assert b"\x1b[32mactive\x1b[0m" in os.read(master, 1 << 16)
    os.close(master)


def test_what_people_typed_cannot_steer_the_terminal(house):
    machine(house, "tenant", "create", "hostile", "--company", "Evil\x1b[2J\u202eCorp", "--owner-name", "E", "--owner-email", "e@hostile.example")
    out = admin(house, "tenant", "list")[1]
    assert "Evil" in out and "\x1b" not in out and "\u202e" not in out


def test_suspending_asks_and_shuts_out(house, tenant):
    assert failure(house, "tenant", "suspend", "ruibu")[0] == 64
    assert machine(house, "tenant", "suspend", "ruibu", "--yes")["status"] == "suspended"
    assert machine(house, "tenant", "resume", "ruibu")["status"] == "active"


def test_plans_are_listed_and_set(house, tenant):
    assert {"free", "starter", "growth", "enterprise"} <= {plan["code"] for plan in machine(house, "plan", "list")}
    assert machine(house, "plan", "set", "ruibu", "starter")["plan"] == "starter"
    code, error = failure(house, "plan", "set", "ruibu", "gold")
    assert (code, [fault["field"] for fault in error["errors"]]) == (1, ["plan"])


def test_modules_are_switched(house, tenant):
    assert machine(house, "module", "enable", "ruibu", "funnel")["enabled"] is True
    assert machine(house, "module", "disable", "ruibu", "funnel")["enabled"] is False
    assert {line["id"]: line["enabled"] for line in machine(house, "module", "list", "ruibu")}["customers"] is True
    assert failure(house, "module", "enable", "ruibu", "nonesuch")[1]["code"] == "unknown_module"


def test_users_are_invited_listed_and_given_a_new_password(house, tenant):
    invited = machine(house, "user", "invite", "ruibu", "li@ruibu.example", "--role", "read_only")
    assert "/invitations/" in invited["url"]
    assert failure(house, "user", "invite", "ruibu", "li@ruibu.example")[1]["code"] == "already_invited"
    assert [user["email"] for user in machine(house, "user", "list", "ruibu")] == ["wang@ruibu.example"]
    assert "/password-resets/" in machine(house, "user", "reset-password", "ruibu", "wang@ruibu.example")["url"]
    assert failure(house, "user", "reset-password", "ruibu", "nobody@ruibu.example")[1]["code"] == "unknown_user"


def test_jobs_are_listed_and_an_unknown_one_is_not_found(house):
    assert isinstance(machine(house, "jobs", "list", "--state", "done"), list)
    unknown = "0193a5c0-0000-7000-8000-000000000000"
    assert failure(house, "jobs", "show", unknown) == failure(house, "jobs", "replay", unknown)
    assert failure(house, "jobs", "show", unknown)[0] == 1
    assert failure(house, "jobs", "show", "seven")[0] == 64


def test_routes_need_no_database(house):
    code, out, _ = admin(house, "routes", "--json")
    routes = json.loads(out)
    assert code == 0 and len(routes) > 50
    assert all(route["requires"] is None for route in routes if route["audience"] == "visitors")
    assert {"method", "path", "module", "parameters", "body"} <= routes[0].keys()


def test_the_doctor_finds_nothing_to_put_right(house):
    findings = machine(house, "doctor")
    assert [finding for finding in findings if finding["verdict"] == "finding"] == []
    assert {"PostgreSQL", "migrations", "catalogue", "secrets", "disk"} <= {finding["subject"] for finding in findings}


def test_the_doctor_finds_an_open_secret_and_an_unforced_table(house):
    secret = next((house.folder / "var/secrets").iterdir())
    secret.chmod(0o644)
    house.psql("alter table core.workspace no force row level security")
    try:
        code, out, _ = admin(house, "doctor", "--json")
        found = {finding["subject"] for finding in json.loads(out) if finding["verdict"] == "finding"}
        assert (code, found) == (2, {"secrets", "catalogue"})
    finally:
        secret.chmod(0o600)
        house.psql("alter table core.workspace force row level security")


def test_migrating_again_does_nothing(house):
    assert machine(house, "migrate") == []
    assert machine(house, "migrate", "--dry-run") == []


def test_an_unknown_workspace_is_an_error_that_names_it(house):
    for command in (["tenant", "show"], ["tenant", "suspend", "--yes"], ["tenant", "resume"], ["module", "list"], ["user", "list"]):
        code, error = failure(house, *command, "nonesuch")
        assert (code, error["code"], "nonesuch" in error["detail"]) == (1, "unknown_workspace", True)


def test_a_bad_slug_and_a_taken_one_name_the_field(house, tenant):
    for slug, kind in (("No Good", "malformed"), ("ruibu", "taken")):
        code, error = failure(house, "tenant", "create", slug, "--company", "X", "--owner-name", "Y", "--owner-email", "y@x.example")
        assert (code, [(fault["field"], fault["code"]) for fault in error["errors"]]) == (1, [("slug", kind)])


def test_a_weak_password_is_refused_before_anything_is_founded(house):
    code, _, err = admin(
        house, "tenant", "create", "weak", "--company", "W", "--owner-name", "W", "--owner-email", "w@weak.example", "--password-stdin",
        stdin="short\n")
    assert code == 1 and "password" in err
    assert failure(house, "tenant", "show", "weak")[1]["code"] == "unknown_workspace"


@pytest.mark.parametrize("arguments", [["tenant", "create"], ["tenant", "show"], ["nonesuch"], ["jobs", "list", "--limit", "0"], ["plan", "set", "a"]])
def test_wrong_usage_is_64_and_says_so(house, arguments):
    code, error = failure(house, *arguments)
    assert (code, error["code"]) == (64, "usage")


@pytest.mark.parametrize("command", ["", "tenant", "tenant create", "plan", "module", "user", "jobs", "routes", "doctor", "demo", "migrate"])
def test_every_command_helps(house, command):
    code, out, _ = admin(house, *command.split(), "--help")
    assert code == 0 and "USAGE" in out


def test_wrong_configuration_is_told_all_at_once(house):
    done = subprocess.run(
        [BINARIES / "guanxi-admin", "tenant", "list"], cwd=house.folder, capture_output=True, text=True, timeout=60,
        env=house.environment | {"GUANXI_PORT": "many", "GUANXI_LOG_LEVEL": "loud"})
    assert done.returncode == 1 and "GUANXI_PORT" in done.stderr and "GUANXI_LOG_LEVEL" in done.stderr


def test_what_the_operator_does_is_journaled_as_the_operators(house, tenant):
    rows = house.psql(f"select action, actor_kind from core.change where tenant_id = '{tenant['id']}' order by id")
    assert {kind for _, kind in rows} >= {"operator"}
    operators = {action for action, kind in rows if kind == "operator"}
    assert {"create", "suspend", "resume", "plan_change", "module_on", "module_off"} <= operators


def test_alone_a_command_starts_the_database_and_stops_it_again(house, tenant):
    assert house.stop() == 0
    assert machine(house, "tenant", "show", "ruibu")["name"] == NAME
    assert list((house.folder / "var").rglob("postmaster.pid")) == []


def test_a_server_keeps_the_database_that_a_command_started(house):
    """The first starts it, the last stops it: here the demo is still loading when the server comes."""
    loading = subprocess.Popen(
        [BINARIES / "guanxi-admin", "demo", "--json"], cwd=house.folder, env=house.environment, stdout=subprocess.PIPE, text=True)
    wait_for_postmaster(house)
    house.start()
    demo = json.loads(loading.communicate(timeout=120)[0])
    assert (loading.returncode, demo["slug"], demo["is_new"]) == (0, "demo", True)
    assert Client(house.port).get("/readyz").status == 200
    assert sum(demo["counts"].values()) > 10_000 and len(demo["accounts"]) > 2
    again = machine(house, "demo")
    assert (again["is_new"], again["password"]) == (False, demo["password"])
    owner = next(account["email"] for account in demo["accounts"] if account["role"] == "owner")
    account = {"workspace": "demo", "email": owner, "password": demo["password"]}
    assert Client(house.port).post("session", account).status == 201


def wait_for_postmaster(house):
    for _ in range(300):
        if list((house.folder / "var").rglob("postmaster.pid")):
            return
        time.sleep(0.1)
    raise AssertionError("the command started no database")


def test_an_interrupted_command_leaves_nothing_behind():
    with_nothing = Deployment()
    try:
        loading = subprocess.Popen(
            [BINARIES / "guanxi-admin", "demo"], cwd=with_nothing.folder, env=with_nothing.environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        wait_for_postmaster(with_nothing)
        loading.send_signal(signal.SIGINT)
        _, err = loading.communicate(timeout=120)
        assert (loading.returncode, err) == (130, "Error: Interrupted.\n")
        assert list((with_nothing.folder / "var").rglob("postmaster.pid")) == []
    finally:
        with_nothing.remove()
