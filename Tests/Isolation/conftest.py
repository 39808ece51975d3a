import pytest

import matrix


@pytest.fixture(scope="session")
def world(deployment):
    return matrix.make(deployment)
