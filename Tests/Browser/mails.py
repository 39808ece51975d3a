"""Links that the server mails. A mail leaves when the reply has, so it may be a moment late."""

import re
import time


def mailed_link(deployment, address: str, seconds: float = 15) -> str:
    """The path of the link in the latest mail to an address."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return re.search(r"https?://[^/\s]+(/\S+)", deployment.mail_to(address))[1]
        except LookupError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
