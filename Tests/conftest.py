"""What every black-box suite starts from: one real deployment for the whole run of a suite."""

import pathlib
import signal
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

from harness import Deployment  # noqa: E402

signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends a run, by Ctrl-C or kill, its deployments end with it


@pytest.fixture(scope="session")
def deployment():
    with Deployment() as running:
        yield running


@pytest.fixture(scope="module")
def workspace(deployment, request):
    """A workspace of the module's own, on the trial plan, with the funnel switched on."""
    workspace = deployment.sign_up(request.module.__name__.rsplit(".", 1)[-1].removeprefix("test_").replace("_", "-"))
    workspace.switch("funnel", on=True)
    return workspace
