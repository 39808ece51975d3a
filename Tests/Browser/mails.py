"""Links that the server mails. A mail leaves when the reply has, so it may be a moment late."""

import re
import time


def mailed_link(deployment, address: str, seconds: float = 15, other_than: str | None = None) -> str:
    """The path of the link in the latest mail to an address; waits for one `other_than` that of an earlier mail."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            link = re.search(r"https?://[^/\s]+(/\S+)", deployment.mail_to(address))[1]
            if link != other_than:
                return link
            raise LookupError(f"no newer mail to {address}")
        except LookupError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
