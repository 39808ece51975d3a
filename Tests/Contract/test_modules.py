"""A module that is off or not in the plan answers with a problem that says so; a switch is felt within a second, without a restart.

Red when: the gate reads a snapshot that nothing invalidates; a route forgets its module; the plan is checked only when switching on.
"""

import time

import pytest

from harness import patiently


@pytest.fixture(scope="module")
def funnel_routes(deployment, workspace):
    routes = [route for route in deployment.admin("routes") if route["module"] == "funnel"]
    assert len(routes) >= 10
    return routes


def call(workspace, route: dict):
    """One request to a route, at the pace that the plan allows."""
    path = route["path"].replace("{id}", "0190a000-0000-7000-8000-000000000000")
    client = workspace.client()
    return patiently(lambda: client.request(route["method"], path, {} if route["method"] in ("POST", "PATCH", "PUT") else None))


def until(seconds: float, condition) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return condition()


def test_every_funnel_route_of_a_free_workspace_names_the_plans_that_have_it(deployment, funnel_routes):
    free = deployment.create_workspace("modules-free", plan="free")
    for route in funnel_routes:
        reply = call(free, route)
        assert (reply.status, reply.code) == (403, "module_not_enabled"), route
        assert reply.json["module"] == "funnel"
        assert "starter" in reply.json["plans"]


def test_a_free_workspace_cannot_switch_on_what_it_has_not_bought(deployment):
    free = deployment.create_workspace("modules-unpaid", plan="free")
    reply = free.try_switch("funnel", on=True)
    assert (reply.status, reply.code) == (403, "module_not_enabled")


def test_an_upgrade_and_a_switch_work_within_a_second_and_off_again(deployment):
    tenant = deployment.create_workspace("modules-upgrade", plan="free")
    tenant.choose_plan("starter")
    assert until(1, lambda: tenant.try_switch("funnel", on=True).status in (200, 204))
    assert until(1, lambda: tenant.client().get("deals").status == 200)
    assert tenant.client().get("stages").json["data"]  # what the module provisions
    tenant.switch("funnel", on=False)
    assert until(1, lambda: tenant.client().get("deals").code == "module_not_enabled")
    assert "/api/v1/deals" not in tenant.client().get("openapi.json").json["paths"]


def test_data_survives_a_module_that_was_off(deployment, workspace):
    stages = [stage["id"] for stage in workspace.client().get("stages").json["data"]]
    workspace.switch("funnel", on=False)
    assert until(1, lambda: workspace.client().get("stages").status == 403)
    workspace.switch("funnel", on=True)
    assert until(1, lambda: workspace.client().get("stages").status == 200)
    assert [stage["id"] for stage in workspace.client().get("stages").json["data"]] == stages


def test_other_workspaces_feel_nothing_of_a_switch(deployment, workspace):
    other = deployment.sign_up("modules-other")
    other.switch("funnel", on=True)
    other.switch("funnel", on=False)
    time.sleep(1)
    assert workspace.client().get("deals").status == 200
