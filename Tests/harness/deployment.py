"""A real guanxi-server with its embedded database, in a folder of its own, on a free port of the loopback."""

import json
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse
from functools import cached_property

from .client import Client
from .workspace import Workspace, mail_text

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARIES = pathlib.Path(os.environ.get("GUANXI_BINARIES", ROOT / ".build/release"))


class Deployment:
    def __init__(self, **environment: str):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="guanxi-"))
        self.folder.chmod(0o755)  # the database runs as another user when we are root
        self.port = free_port()
        self.log = self.folder / "server.log"
        self.process: subprocess.Popen | None = None
        self.environment = os.environ | {
            "GUANXI_VAR": str(self.folder / "var"),
            "GUANXI_HOST": "127.0.0.1",
            "GUANXI_PORT": str(self.port),
            "GUANXI_LOG_LEVEL": "warning",
        } | environment

    def __enter__(self) -> "Deployment":
        try:
            return self.start()
        except BaseException:
            self.remove()
            raise

    def __exit__(self, *_):
        self.remove()

    def start(self) -> "Deployment":
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [BINARIES / "guanxi-server"], cwd=self.folder, env=self.environment,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        self.wait_until_ready()
        return self

    def wait_until_ready(self, seconds: float = 60):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"guanxi-server ended with {self.process.returncode}:\n{self.log_tail()}")
            try:
                if Client(self.port, timeout=5).get("/readyz").status == 200:
                    return
            except OSError:
                pass
            time.sleep(0.05)
        raise RuntimeError(f"guanxi-server was not ready after {seconds} s:\n{self.log_tail()}")

    def log_tail(self) -> str:
        return self.log.read_text(errors="replace")[-4000:]

    def stop(self, seconds: float = 30) -> int:
        """SIGTERM, as a service manager would. Returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(seconds)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def kill_postmaster(self):
        os.kill(self.postmaster(), signal.SIGKILL)

    def postmaster(self) -> int:
        return int(self.cluster_file("postmaster.pid").read_text().split()[0])

    def cluster_file(self, name: str) -> pathlib.Path:
        return next((self.folder / "var").rglob(name))

    def open_files(self) -> int:
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def admin(self, *arguments: str):
        """Runs guanxi-admin with --json and returns what it printed."""
        done = subprocess.run(
            [BINARIES / "guanxi-admin", *arguments, "--json"], cwd=self.folder, env=self.environment,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(f"guanxi-admin {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout) if done.stdout.strip() else None

    def database_url(self, role: str) -> str:
        """For a client of our own, past the server: the private cluster has a unix socket and a password for each role."""
        password = (self.folder / f"var/secrets/database-{role}-1").read_text().strip()
        folder = urllib.parse.quote(str(self.cluster_file(".s.PGSQL.5432.lock").parent), safe="")
        return f"postgresql://{role}:{password}@{folder}:5432/guanxi"

    def database_log(self) -> pathlib.Path:
        return self.cluster_file("log")

    def configure_database(self, **settings: str | None):
        """Changes settings of the running database; None puts one back."""
        for name, value in settings.items():
            self.psql(f"alter system reset {name}" if value is None else f"alter system set {name} = '{value}'")
        self.psql("select pg_reload_conf()")

    def sign_up(self, slug: str) -> Workspace:
        """A workspace by the public API, on the trial of the growth plan."""
        return Workspace.sign_up(self, slug)

    def create_workspace(self, slug: str, plan: str) -> Workspace:
        """A workspace that has chosen a plan."""
        workspace = self.sign_up(slug)
        workspace.choose_plan(plan)
        return workspace

    def mail_to(self, address: str) -> str:
        """The text of the latest mail to an address, from where mail is written while no mail server is set up."""
        for file in sorted((self.folder / "var/mail").glob("*.eml"), reverse=True):
            if f"to: {address}".encode() in file.read_bytes().lower():
                return mail_text(file.read_bytes())
        raise LookupError(f"no mail to {address}")

    @cached_property
    def visitor_routes(self) -> set[str]:
        """Names of the routes that ask for no credential."""
        return {f"{route['method']} {route['path']}" for route in self.admin("routes") if route["audience"] == "visitors"}

    def psql(self, sql: str) -> list[list[str]]:
        """Asks the database as its superuser, past every guard: for seeing what is really there."""
        command = ["psql", "-X", "-A", "-t", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", "-d", self.database_url("postgres"), "-c", sql]
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return [line.split("\x1f") for line in done.stdout.splitlines() if line]

    def count(self, table: str, tenant: str, condition: str = "true") -> int:
        return int(self.psql(f"select count(*) from {table} where tenant_id = '{tenant}' and {condition}")[0][0])

    def fingerprint(self, tenant: str) -> list[list[str]]:
        """A digest of every row that a tenant has in any table."""
        tables = self.psql("""
            select attrelid::regclass from pg_attribute join pg_class on pg_class.oid = attrelid
            where attname = 'tenant_id' and relkind = 'r' and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema') order by 1""")
        parts = [f"select '{table}', count(*), md5(string_agg(t::text, '|' order by t::text)) from {table} t where tenant_id = '{tenant}'" for table, in tables]
        return self.psql(" union all ".join(parts) + " order by 1")

    def remove(self):
        """Stops whatever still runs and deletes the folder."""
        if self.process and self.process.poll() is None:
            try:
                self.stop()
            except subprocess.TimeoutExpired:
                self.kill()
        for pidfile in self.folder.rglob("postmaster.pid"):
            end_postmaster(int(pidfile.read_text().split()[0]))
        shutil.rmtree(self.folder, ignore_errors=True)


def end_postmaster(pid: int):
    try:
        os.kill(pid, signal.SIGQUIT)
        for _ in range(100):
            os.kill(pid, 0)
            time.sleep(0.05)
    except ProcessLookupError:
        pass


def free_port() -> int:
    """Below the range that the system takes source ports from: a client that knocks while the server restarts must not sit on its port."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise RuntimeError("no free port")
