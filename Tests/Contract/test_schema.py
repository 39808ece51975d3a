"""A21: Schemathesis takes the OpenAPI document at its word, on every route, with all its checks: no failure, no 5xx.

Red when: a route answers with a status, a type or a body that the document does not have; accepts what the document forbids; crashes on
any input; answers without a credential.
"""

import pathlib
import subprocess
import sys

EXAMPLES = 12
SEED = 21
HERE = pathlib.Path(__file__).parent
# Signing in and up, resets and invitations are throttled by design: a fuzzer would only meet 429. They are in test_bad_input and in TenantsTests.
THROTTLED = "^/api/v1/(workspaces|session|password-resets|invitations/)"
# An object in the bin takes its routes along: those of the run's own object are to be tried as long as the run goes.
BINNING = "delete_objects_id"
# Each of these can end the credential or the workspace that the run lives on; the matrix of Tests/Isolation has them.
FATAL = r"^/api/v1/(session|account/.*|workspace/(plan|modules/.*)|api-keys/.*|users/.*/(deactivation|role))$"


def run_schemathesis(deployment, workspace, location: str, folder: pathlib.Path, *options: str) -> subprocess.CompletedProcess:
    command = [
        pathlib.Path(sys.executable).parent / "schemathesis", "--config-file", HERE / "schemathesis.toml", "run", location,
        "--url", f"http://127.0.0.1:{deployment.port}", "--header", f"Authorization: Bearer {workspace.add_key('owner')}",
        "--checks", "all", "--max-examples", str(EXAMPLES), "--seed", str(SEED), "--workers", "2", "--generation-database", "none",
        "--suppress-health-check", "all", "--request-timeout", "20", "--exclude-path-regex", f"{THROTTLED}|{FATAL}", "--exclude-operation-id", BINNING, *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=900)


def test_the_api_is_what_its_document_says(deployment, workspace, tmp_path):
    workspace.populate("Schemathesis")
    document = tmp_path / "openapi.json"
    document.write_bytes(workspace.client().get("openapi.json").body)
    done = run_schemathesis(deployment, workspace, str(document), tmp_path)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
    assert "Authentication failed" not in done.stdout  # a run that lost its key would find nothing


def test_a_document_that_promises_something_else_is_noticed(deployment, workspace, tmp_path):
    """The twin: with a wrong promise about one reply the same run must fail."""
    document = tmp_path / "openapi.json"
    body = workspace.client().get("openapi.json").body.decode()
    assert '"next_cursor"' in body
    document.write_text(body.replace('"next_cursor"', '"next_page"').replace('"id":{"type":"string"', '"id":{"type":"integer"'))
    done = run_schemathesis(deployment, workspace, str(document), tmp_path, "--include-path", "/api/v1/customers", "--phases", "fuzzing")
    assert done.returncode == 1, done.stdout[-5_000:]
