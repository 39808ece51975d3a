"""A25: what a plan sells is what its workspaces can do: each tier × each module × each route, and each limit to the unit when 50 ask at once.

Red when: a route forgets its module, a switch outlives a downgrade, or a limit is counted before a lock instead of behind it.
"""

import pytest

from harness import patiently
from harness.parallel import in_parallel
from test_modules import call

PLANS = ["free", "starter", "growth", "enterprise"]


@pytest.fixture(scope="module")
def offers(deployment):
    """Plan → its modules and limits, from the price list that anybody reads."""
    plans = deployment.sign_up("tiers-reader").client(anonymous=True).get("plans").json["data"]
    return {plan["code"]: plan for plan in plans}


@pytest.mark.parametrize("plan", PLANS)
def test_every_route_of_every_module_is_open_where_it_is_sold_and_switched_on(deployment, offers, plan):
    workspace = deployment.create_workspace(f"tiers-{plan}", plan=plan)
    routes = [route for route in deployment.admin("routes") if route["path"] not in deployment.visitor_routes]
    modules = {route["module"] for route in routes}
    optional = modules & {module for offer in offers.values() for module in offer["modules"]}
    assert optional >= {"funnel"}
    for module in sorted(optional):
        own = [route for route in routes if route["module"] == module]
        assert len(own) >= 10
        sold = module in offers[plan]["modules"]
        patiently(lambda: workspace.try_switch(module, on=False))
        assert {call(workspace, route).code for route in own} == {"module_not_enabled"}
        assert patiently(lambda: workspace.try_switch(module, on=True)).status == (200 if sold else 403)
        refused = [route for route in own if call(workspace, route).code == "module_not_enabled"]
        assert refused == ([] if sold else own)


def test_what_is_in_every_plan_is_never_refused_for_a_module(deployment, offers):
    """The smallest plan reads what belongs to no module that is sold."""
    workspace = deployment.create_workspace("tiers-always", plan="free")
    sold = {module for offer in offers.values() for module in offer["modules"]}
    open_to_all = [route for route in deployment.admin("routes") if route["method"] == "GET" and route["module"] not in sold and "{" not in route["path"]]
    assert len(open_to_all) > 15
    refused = [route["path"] for route in open_to_all if call(workspace, route).status == 403]
    assert refused == []


def field(number: int) -> tuple[str, dict]:
    return "fields", {"record_type": "customer", "name": f"c_limit{number}", "title_en": f"Limit {number}", "kind": "integer"}


def own_object(number: int) -> tuple[str, dict]:
    return "objects", {"name": f"c_limit{number}", "title_en": f"Limit {number}"}


def customer(number: int) -> tuple[str, dict]:
    return "customers", {"name": f"Limit {number}", "kind": "company"}


@pytest.mark.parametrize("limit, plan, make, left", [
    ("custom_fields", "free", field, None), ("custom_objects", "starter", own_object, None), ("records", "free", customer, 20)])
def test_a_limit_is_exact_when_50_ask_at_once(deployment, offers, limit, plan, make, left):
    workspace = deployment.create_workspace(f"tiers-{limit.replace('_', '-')}", plan=plan)
    maximum = offers[plan]["limits"][limit]
    if left is not None:
        rows = maximum - left
        workspace.import_csv("customers", ("name,kind\n" + "".join(f"Old {number},company\n" for number in range(rows))).encode())

    def attempt(number: int):
        client = workspace.client()
        return patiently(lambda: client.post(*make(number)))

    replies = in_parallel(50, attempt)
    made = [reply for reply in replies if reply.status == 201]
    refused = [reply for reply in replies if reply.status != 201]
    assert len(made) == (maximum if left is None else left)
    assert {(reply.status, reply.code, reply.json["limit"], reply.json["maximum"]) for reply in refused} == {(403, "quota_exceeded", limit, maximum)}
    # The twin: one less makes room for one more.
    assert patiently(lambda: workspace.client().delete(f"{make(0)[0]}/{made[0].json['id']}")).status == 204
    assert attempt(99).status == 201
