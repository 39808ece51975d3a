"""Watches what the server sends to its database for one request, and writes it down as a pgbench script.

The ceiling that the server is measured against is thus always made of its own statements: nothing to keep in step by hand.
"""

import re
import time
import uuid
from dataclasses import dataclass

LINE = re.compile(r"^(?P<process>\d+)\|(?P<transaction>\S*)\|(?P<user>\S*)\|(?P<level>\w+):\s+(?P<text>.*)$")
EXECUTE = re.compile(r"^(?:duration: [0-9.]+ ms\s+)?(?:execute [^:]*|statement): (?P<sql>.*)$", re.S)
PARAMETER = re.compile(r"\$(\d+) = (NULL|'(?:[^']|'')*')")


@dataclass
class Statement:
    transaction: str
    sql: str
    parameters: dict[int, str | None]


def statements(deployment, table: str, send) -> list[Statement]:
    """The statements of the one transaction in which `send()` touched `table`."""
    log = deployment.database_log()
    deployment.configure_database(log_min_duration_statement="0", log_line_prefix="%p|%v|%u|")
    time.sleep(0.3)
    start = log.stat().st_size
    send()
    time.sleep(0.3)
    with log.open(errors="replace") as file:
        file.seek(start)
        seen = parse(file.read())
    deployment.configure_database(log_min_duration_statement=None)
    touching = [statement.transaction for statement in seen if table in statement.sql]
    if not touching:
        raise RuntimeError(f"no statement on {table} among {len(seen)} in {log}")
    return [statement for statement in seen if statement.transaction == touching[-1]]


def parse(log: str) -> list[Statement]:
    entries: list[re.Match | list] = []
    for line in log.splitlines():
        match = LINE.match(line)
        if match:
            entries.append([match, match["text"]])
        elif entries:
            entries[-1][1] += "\n" + line
    found: list[Statement] = []
    for match, text in entries:
        if match["user"] != "guanxi_app":
            continue
        executed = EXECUTE.match(text)
        if match["level"] == "LOG" and executed:
            found.append(Statement(match["transaction"], executed["sql"].strip().rstrip(";"), {}))
        elif match["level"] == "DETAIL" and found and not found[-1].parameters:
            found[-1].parameters = {int(number): None if value == "NULL" else value[1:-1].replace("''", "'") for number, value in PARAMETER.findall(text)}
    return found


def pgbench_script(captured: list[Statement], fresh_ids: set[str] = frozenset()) -> str:
    """One pipeline of the captured statements. Ids in `fresh_ids`, made for a new record, differ in every turn."""
    names: dict[str, str] = {}
    lines = ["\\if :signed = 0", "select bench.sign_context(:'tenant') as context \\gset", "\\set signed 1", "\\endif"]
    return "\n".join(lines + ["\\startpipeline"] + [text(statement, names, fresh_ids) + ";" for statement in captured] + ["\\endpipeline", ""])


def text(statement: Statement, names: dict[str, str], fresh_ids: set[str]) -> str:
    def value(match: re.Match) -> str:
        parameter = statement.parameters.get(int(match[1]))
        return "null" if parameter is None else parameter

    return re.sub(r"\$(\d+)", value, statement.sql)


def is_uuid(value: str | None) -> bool:
    try:
        return value is not None and str(uuid.UUID(value)) == value
    except ValueError:
        return False
