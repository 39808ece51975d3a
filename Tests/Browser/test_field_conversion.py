"""What happens to a conversion that is refused once it had begun. How one goes well is in test_field_kinds."""

import json
import re

import pytest

from fields import offices, people  # noqa: F401: the fixtures


@pytest.mark.parametrize("language, size", [("en", "pc"), ("zh", "phone")])
def test_a_conversion_that_is_refused_late_is_told(people, offices, language, size):
    """The last look at the values finds one that came in between: the definition is what it was, and whoever looks at the page learns why."""
    office, _ = offices[language]
    field = office.create_field("product", "c_refused", "text", title_en="Shade", title_zh="Shade")
    owner, _ = people(language, size)
    under_way = [True]

    def look(route):
        reply = route.fetch()
        found = reply.json()
        for one in found["data"]:
            if one["id"] == field["id"] and under_way[0]:
                one |= {"index_state": "converting", "conversion_kind": "integer"}
        route.fulfill(response=reply, body=json.dumps(found))

    owner.page.route(re.compile(r"/api/v1/fields\?"), look)
    owner.open_settings("product")
    owner.page.get_by_text(owner.t("fields.converting")).first.wait_for()
    under_way[0] = False
    owner.page.get_by_text(owner.t("fields.conversion.refused", name="Shade")).first.wait_for()
    owner.page.get_by_text(owner.t("fields.converting")).wait_for(state="detached")
