"""Real binaries, real sockets, real database: what the black-box suites have in common."""

from .client import Client, Reply, patiently
from .deployment import Deployment
from .workspace import Workspace

__all__ = ["Client", "Deployment", "Reply", "Workspace", "patiently"]
