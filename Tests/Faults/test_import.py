"""The main job on real input: the CDNOW base goes in exactly, a second time changes nothing, and a crash in the middle changes nothing either.

Red when: rows are not matched by external id; a chunk is written outside the transaction that notes it as done; a job that died with its
server is never taken up again, or is taken up from the start.
"""

import time

import pytest

from harness import cdnow


@pytest.fixture(scope="module")
def base(deployment):
    """A workspace with the customers imported."""
    workspace = deployment.sign_up("cdnow")
    done = workspace.import_csv("customers", cdnow.customers_csv())
    assert done["status"] == "done", done
    assert done["outcome"] == outcome(created=cdnow.CUSTOMERS)
    return workspace


@pytest.fixture(scope="module")
def orders(base):
    """The orders imported as well, with the server killed in the middle."""
    deployment = base.deployment
    job = base.start_import("orders", cdnow.orders_csv())
    wait_for_progress(base, job["id"])
    deployment.kill()
    deployment.start()
    started = time.monotonic()
    done = base.wait_for_import(job["id"])
    return done, time.monotonic() - started


def outcome(**counts) -> dict:
    return {"created": 0, "updated": 0, "unchanged": 0, "skipped": 0, "failed": 0} | counts


def wait_for_progress(workspace, id: str):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        progress = workspace.client().get(f"imports/{id}").json["progress"]
        if progress["done"] > 0:
            assert progress["done"] < progress["total"], "the import was over before it could be killed"
            return
        time.sleep(0.01)
    raise TimeoutError("the import made no progress")


def test_all_customers_are_there(deployment, base):
    assert deployment.count("customers.customers", base.id) == cdnow.CUSTOMERS


def test_all_orders_are_there_once_though_the_server_was_killed_meanwhile(deployment, base, orders):
    done, _ = orders
    assert done["status"] == "done", done
    assert done["outcome"] == outcome(created=cdnow.ORDERS)
    assert deployment.count("customers.orders", base.id) == cdnow.ORDERS
    assert deployment.count("core.change", base.id, "record_type = 'order'") == cdnow.ORDERS


def test_the_sums_are_those_of_the_file(deployment, base, orders):
    cents = sum(round(float(dollars) * 100) for _, _, _, dollars in cdnow.purchases())
    assert deployment.psql(f"select sum(total) from customers.orders where tenant_id = '{base.id}'") == [[str(cents)]]


def test_a_second_import_changes_nothing(deployment, base, orders):
    before = deployment.psql(f"select md5(string_agg(id || ':' || version, ',' order by id)) from customers.orders where tenant_id = '{base.id}'")
    changes = deployment.count("core.change", base.id, "record_type in ('customer', 'order')")
    customers = base.import_csv("customers", cdnow.customers_csv())
    again = base.import_csv("orders", cdnow.orders_csv())
    assert customers["outcome"] == outcome(unchanged=cdnow.CUSTOMERS)
    assert again["outcome"] == outcome(unchanged=cdnow.ORDERS)
    assert deployment.psql(f"select md5(string_agg(id || ':' || version, ',' order by id)) from customers.orders where tenant_id = '{base.id}'") == before
    assert deployment.count("core.change", base.id, "record_type in ('customer', 'order')") == changes


def test_a_customers_purchases_can_be_read(base, orders):
    bought = [row for row in cdnow.purchases() if row[0] == "00003"]
    customer = base.client().get("customers?external_id=00003").json["data"][0]
    reply = base.client().get(f"customers/{customer['id']}/orders?sort=ordered_on&limit=200")
    assert reply.status == 200, reply
    assert len(reply.json["data"]) == len(bought) == 6
    assert sorted(order["total"]["amount"] for order in reply.json["data"]) == sorted(round(float(row[3]) * 100) for row in bought)
    assert {order["ordered_on"] for order in reply.json["data"]} == {f"{row[1][:4]}-{row[1][4:6]}-{row[1][6:]}" for row in bought}


BROKEN = '''external_id,name,kind,birth_date,email,credit_limit,credit_limit_currency,description
good-1,Fine Ltd,company,,fine@example.com,12.50,CNY,
bad-1,,company,,,,,
bad-2,No kind,planet,,,,,
bad-3,Bad date,person,1999-02-31,,,,
bad-4,Bad mail,person,,not-an-address,,,
good-2,"Comma, quote """,person,2000-02-29,,,,"two
lines"
good-1,Twice in the file,company,,,,,
bad-5,Bad money,company,,,12.345,CNY,
'''


def test_good_rows_go_in_and_bad_rows_come_back_with_their_reasons(deployment):
    workspace = deployment.sign_up("broken-rows")
    done = workspace.import_csv("customers", BROKEN.encode())
    assert done["status"] == "done"
    assert done["outcome"] == outcome(created=2, updated=1, failed=5)
    assert deployment.count("customers.customers", workspace.id) == 2
    errors = workspace.client().get(f"imports/{done['id']}/errors.csv")
    assert errors.status == 200 and errors.headers["content-type"].startswith("text/csv")
    assert all(f"bad-{number}" in errors.body.decode() for number in range(1, 6))
    assert "good-2" not in errors.body.decode()


@pytest.mark.parametrize("encoding, delimiter", [("gb18030", ","), ("utf-16", ";"), ("utf-8-sig", "\t")])
def test_encoding_and_delimiter_are_found_out(deployment, encoding, delimiter):
    workspace = deployment.sign_up(f"encoding-{encoding.replace('_', '-')}")
    lines = [delimiter.join(row) for row in (["external_id", "name", "kind"], ["1", "上海关系科技有限公司", "company"], ["2", "李雷", "person"])]
    done = workspace.import_csv("customers", "\r\n".join(lines).encode(encoding))
    assert done["outcome"] == outcome(created=2)
    names = {record["name"] for record in workspace.client().get("customers").json["data"]}
    assert names == {"上海关系科技有限公司", "李雷"}
