"""Watches what the server sends to its database for one request, and writes it down as a pgbench script.

The ceiling that the server is measured against is thus always made of its own statements: nothing to keep in step by hand.
"""

import re
import time
from dataclasses import dataclass, field

LINE = re.compile(r"^(?P<process>\d+)\|(?P<transaction>[^|]*)\|(?P<user>[^|]*)\|(?P<level>\w+):\s+(?P<text>.*)$")
EXECUTE = re.compile(r"^(?:duration: [0-9.]+ ms\s+)?(?:execute [^:]*|statement): (?P<sql>.*)$", re.S)
PARAMETER = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
UNNEST = re.compile(r"insert into (?P<table>\S+) .* unnest\((?P<arrays>[^)]*)\) as x \((?P<columns>[^)]*)\)", re.S)
CONTEXT = re.compile(r"^([0-9a-f-]{36}):\d{10}:[0-9a-f]{64}$")

# The server's database logs no values. For the moment of a capture it does, in this private cluster.
LOGGING = {"log_min_duration_statement": "0", "log_line_prefix": "%p|%v|%u|", "log_parameter_max_length": "-1", "log_error_verbosity": "default"}

# Signs tenant contexts as the server does (see core.tenant()), for the connections of pgbench. Made by the superuser in the private cluster of the run.
SIGNER = """
create schema if not exists bench;
create or replace function bench.sign_context(tenant text) returns text language plpgsql security definer set search_path = '' as $$
declare
    prefix constant text := tenant || ':' || (extract(epoch from clock_timestamp())::bigint + 3600) || ':';
begin
    return (select prefix || encode(sha256(k.outer_pad || sha256(k.inner_pad || convert_to(prefix || pg_backend_pid(), 'UTF8'))), 'hex')
        from core.context_key k);
end $$;
revoke execute on function bench.sign_context(text) from public;
grant usage on schema bench to guanxi_app;
grant execute on function bench.sign_context(text) to guanxi_app;
"""


@dataclass
class Statement:
    process: str
    transaction: str
    sql: str
    parameters: dict[int, str | None] = field(default_factory=dict)

    @property
    def ids(self) -> set[str]:
        return {id for value in self.parameters.values() if value for id in UUID.findall(value)}


@dataclass
class Script:
    text: str
    variables: dict[str, str]


def script(deployment, case) -> Script:
    """Ids that differ between two captures of the same request are made for it; pgbench makes new ones in every turn."""
    deployment.psql(SIGNER)
    first, second = (statements(deployment, case) for _ in range(2))
    known = {id for statement in first for id in statement.ids}
    fresh = sorted({id for statement in second for id in statement.ids} - known)
    for statement in second:
        type_arrays(deployment, statement)
    return write(second, fresh)


def statements(deployment, case) -> list[Statement]:
    """The statements of the transaction in which one request of the case touches its table."""
    log = deployment.database_log()
    deployment.configure_database(**LOGGING)
    time.sleep(0.5)
    start = log.stat().st_size
    case.send()
    time.sleep(0.5)
    deployment.configure_database(**dict.fromkeys(LOGGING))
    with log.open(errors="replace") as file:
        file.seek(start)
        seen = parse(file.read())
    touching = [(statement.process, statement.transaction) for statement in seen if case.table in statement.sql.replace('"', '')]
    if not touching:
        raise RuntimeError(f"no statement on {case.table} among {len(seen)} in {log}")
    chosen = [statement for statement in seen if (statement.process, statement.transaction) == touching[0]]
    return [statement for statement in chosen if not re.match(r"(begin|start transaction|commit)", statement.sql, re.I)]


def type_arrays(deployment, statement: Statement):
    """The server says of which type its arrays are beside the statement; here it is said within: that of the column which each fills."""
    match = UNNEST.search(statement.sql)
    if not match:
        return
    rows = deployment.psql(f"select attname, format_type(atttypid, null) from pg_attribute where attrelid = '{match['table']}'::regclass and attnum > 0")
    types = dict(rows)
    names = zip(match["arrays"].split(", "), match["columns"].split(", "))
    typed = ", ".join(f"{array}::{types.get(column, 'text')}[]" for array, column in names)
    statement.sql = statement.sql.replace(f"unnest({match['arrays']})", f"unnest({typed})")


def literal(statement: Statement) -> str:
    """The statement with its values in place of their numbers."""
    quoted = {number: "null" if value is None else "'" + value.replace("'", "''") + "'" for number, value in statement.parameters.items()}
    return re.sub(r"\$(\d+)", lambda match: quoted[int(match[1])], statement.sql)


def parse(log: str) -> list[Statement]:
    entries: list[list] = []
    for line in log.splitlines():
        if match := LINE.match(line):
            entries.append([match, match["text"]])
        elif entries:
            entries[-1][1] += "\n" + line
    found: list[Statement] = []
    for match, text in entries:
        executed = EXECUTE.match(text)
        if match["user"] == "guanxi_app" and match["level"] == "LOG" and executed:
            found.append(Statement(match["process"], match["transaction"], executed["sql"].strip().rstrip(";")))
        elif match["level"] == "DETAIL" and found and found[-1].process == match["process"] and not found[-1].parameters:
            found[-1].parameters = {
                int(number): None if value == "NULL" else value[1:-1].replace("''", "'") for number, value in PARAMETER.findall(text)}
    return found


def write(captured: list[Statement], fresh: list[str]) -> Script:
    variables = {"signed": "0"}
    tenants = [match[1] for statement in captured for value in statement.parameters.values() if value and (match := CONTEXT.match(value))]
    lines = ["\\if :signed = 0", f"select bench.sign_context('{tenants[0]}') as context \\gset", "\\set signed 1", "\\endif"]
    lines += [f"\\set fresh{number} random(1, 1152921504606846975)" for number in range(len(fresh))]
    body = [re.sub(r"\$(\d+)", lambda match: value(statement.parameters.get(int(match[1])), fresh, variables), statement.sql) for statement in captured]
    return Script("\n".join([*lines, "\\startpipeline", *(sql + ";" for sql in body), "\\endpipeline", ""]), variables)


def value(parameter: str | None, fresh: list[str], variables: dict[str, str]) -> str:
    if parameter is None:
        return "null"
    if CONTEXT.match(parameter):
        return ":context"
    if parameter in fresh:
        return new_id(fresh.index(parameter), parameter)
    name = next((name for name, known in variables.items() if known == parameter), f"v{len(variables)}")
    variables[name] = parameter
    text = f":{name}"
    for number, id in enumerate(fresh):
        if id in parameter:
            text = f"replace({text}::text, '{id}', {new_id(number, id)}::text)"
    return text


def new_id(number: int, model: str) -> str:
    """Like the captured UUIDv7 in its first half, so that it meets the same partition, and random in its second."""
    return f"('{model[:20]}' || lpad(to_hex(:fresh{number}::bigint), 15, '0'))::uuid"
