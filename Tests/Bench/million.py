"""A workspace of a million customers with twenty own fields, five of them filterable, made by SQL past the server: what lists and writes cost there."""

import concurrent.futures
import json
import subprocess

from . import capture, cases
from .load import Request

ROWS = 1_000_000
# The newest half by an own field that an index has, and ten of the twenty fields shown.
LIST = "limit=50&sort=c_own1&c_own1[gte]=500000&fields=name," + ",".join(f"c_own{number}" for number in range(10))

# Without indexes and foreign keys first: the rows are made to fit, as in Tests/FunnelTests/FullDatabaseScripts.swift.
SET_UP = """
create schema filling;
create function filling.id(i int) returns uuid language sql immutable
    as $$ select (lpad(to_hex(1700000000000 + i::bigint * 60000), 12, '0') || '7000a' || substr(md5(i::text), 1, 15))::uuid $$;
create function filling.dice(i int) returns int language sql immutable as $$ select abs(hashint4(i)) % 10000000 $$;
create table filling.definition as select indrelid::regclass::text as of, indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text
    from pg_index where not indisunique and indrelid in ('customers.customers'::regclass, 'core.field_value'::regclass);
do $$ declare d record; begin for d in select * from filling.definition loop execute 'drop index ' || d.name; end loop; end $$;
"""
CUSTOMERS = """
insert into customers.customers (tenant_id, id, version, external_id, created_at, updated_at, name, kind, lifecycle, email, phone, city,
    annual_revenue, annual_revenue_currency, do_not_contact, custom)
select '{tenant}', filling.id(i), 1, 'M' || i, to_timestamp(1700000000 + i * 60), to_timestamp(1700000000 + i * 60), 'Customer ' || h, 'company', 'lead',
    'm' || i || '@example.com', '+86138' || lpad(h::text, 8, '0'), 'City ' || h % 300, h, 'CNY', false, ({values})
from (select i, filling.dice(i) as h from generate_series(1, {rows}) i) numbers order by i;
"""
VALUES = """
insert into core.field_value (tenant_id, record_id, field_id, position, text_value, int_value, date_value, bool_value)
select '{tenant}', filling.id(i), f.id, 0, case f.kind when 'text' then 'value ' || h end,
    case f.kind when 'integer' then h % 1000000 when 'decimal' then 1225 end, case f.kind when 'date' then date '2026-02-28' end,
    case f.kind when 'boolean' then true end
from (select i, filling.dice(i) as h from generate_series(1, {rows}) i) numbers
    join core.field f on f.tenant_id = '{tenant}' and f.filterable order by 2, 3;
"""
INDEXES = """
set maintenance_work_mem = '384MB';
do $$ declare d record; begin for d in select * from filling.definition where of = '{table}' loop execute d.text; end loop; end $$;
"""
SAMPLES = {"text": "to_jsonb('value ' || h)", "integer": "to_jsonb(h % 1000000)", "date": "to_jsonb('2026-02-28'::text)", "decimal": "to_jsonb(12.25)",
           "boolean": "to_jsonb(true)", "long_text": "to_jsonb('A longer text.'::text)"}


def prepare(deployment) -> list[cases.Case]:
    """Fills the workspace and answers with its cases."""
    workspace = deployment.create_workspace("bench-million", plan="enterprise")
    cases.add_fields(workspace)
    slots = deployment.psql(f"select slot, kind from core.field where tenant_id = '{workspace.id}' order by slot")
    values = "jsonb_build_object(" + ", ".join(f"'{slot}', {SAMPLES[kind]}" for slot, kind in slots) + ")"
    run(deployment, SET_UP)
    known = {"tenant": workspace.id, "rows": ROWS, "values": values}
    with concurrent.futures.ThreadPoolExecutor() as threads:
        tables = {"customers.customers": CUSTOMERS, "core.field_value": VALUES}
        done = [threads.submit(fill, deployment, script.format(**known), table) for table, script in tables.items()]
        for one in done:
            one.result()
    run(deployment, "drop schema filling cascade")
    address = "/api/v1/customers"
    return [
        cases.Case("list 50 of a million, filtered and sorted by an own field", workspace, [Request("GET", f"{address}?{LIST}", workspace.token)]),
        cases.Case("create among a million with 20 own fields, 5 filterable", workspace,
                   [Request("POST", address, workspace.token, cases.body(**cases.own_values(7)))]),
    ]


def fill(deployment, script: str, table: str):
    run(deployment, script + INDEXES.format(table=table))
    run(deployment, f"vacuum (analyze) {table}")


def run(deployment, script: str):
    options = "set client_min_messages = warning; set session_replication_role = replica; set synchronous_commit = off; set work_mem = '128MB';"
    commands = [part for text in ([script] if script.startswith("vacuum") else [options + script]) for part in ("-c", text)]
    subprocess.run(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", deployment.database_url("postgres"), *commands], cwd="/", check=True, timeout=900,
                   stdout=subprocess.DEVNULL)


def pages(deployment, case) -> int:
    """Shared buffers of the server's own statement for a request, planned for its values, in a session that has run it before."""
    deployment.psql(capture.SIGNER)
    statement = next(one for one in capture.statements(deployment, case) if case.table in one.sql.replace('"', ""))
    sql = capture.literal(statement)
    sign = f"select set_config('guanxi.context', bench.sign_context('{case.workspace.id}'), false); set plan_cache_mode = force_custom_plan; {sql}"
    commands = ["\\o /dev/null", sign, "\\o", f"explain (analyze, buffers, timing off, format json) {sql}"]
    done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", deployment.database_url("guanxi_app"),
                           *(part for command in commands for part in ("-c", command))], cwd="/", check=True, capture_output=True, text=True)
    plan = json.loads(done.stdout)[0]["Plan"]
    return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
