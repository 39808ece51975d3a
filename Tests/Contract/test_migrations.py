"""squawk reads every migration for what locks a busy table or breaks the version of the server that still runs.

Red when: a migration adds a constraint that scans the table under a lock, drops a column, or renames a table.
"""

import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SQUAWK = pathlib.Path(sys.executable).parent / "squawk"
# Widths and names are ours to choose; indexes of a table made in the same file block nobody; HouseTests ask every file for lock_timeout.
EXCLUDED = "prefer-text-field,prefer-robust-stmts,require-concurrent-index-creation,prefer-identity,prefer-bigint-over-int,prefer-bigint-over-smallint,require-statement-timeout,require-lock-timeout"


def squawk(*files: pathlib.Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [SQUAWK, "--pg-version", "15", "--assume-in-transaction", "--exclude", EXCLUDED, *files], capture_output=True, text=True)


@pytest.mark.parametrize("module", sorted(path.name for path in (ROOT / "migrations").iterdir() if path.is_dir()))
def test_migrations_are_safe_to_run_on_a_busy_database(module):
    done = squawk(*sorted((ROOT / "migrations" / module).glob("*.sql")))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_dangerous_migration_is_refused(tmp_path):
    file = tmp_path / "dangerous.sql"
    file.write_text("alter table core.user drop column email;\nalter table core.user rename to person;\n")
    assert squawk(file).returncode != 0
