"""Every page there is: its pattern, an address of it in the demo workspace, and whether one must be signed in."""

from dataclasses import dataclass

TYPES = ["customers", "contacts", "products", "orders", "deals", "pipelines", "stages", "users", "teams"]


@dataclass(frozen=True)
class Place:
    pattern: str
    """As the router knows it."""
    path: str = ""
    """`{customers}` stands for the id of some customer."""
    is_for_visitors: bool = False
    scrolls_sideways: bool = False
    """Boards may be wider than the screen."""

    @property
    def name(self) -> str:
        return (self.path or self.pattern).strip("/").replace("/", "-").replace("{", "").replace("}", "-one") or "home"

    def address(self, ids) -> str:
        return (self.path or self.pattern).format_map(ids)


PLACES = [
    Place("/"),
    Place("/imports"),
    Place("/imports/new"),
    Place("/imports/:id", "/imports/{import}"),
    *(Place("/:plural", f"/{plural}") for plural in TYPES),
    *(Place("/:plural/new", f"/{plural}/new") for plural in ("customers", "orders", "deals")),
    *(Place("/:plural/:id", f"/{plural}/{{{plural}}}") for plural in ("customers", "contacts", "products", "orders", "deals")),
    Place("/deals/board", scrolls_sideways=True),
    Place("/settings"),
    Place("/settings/account"),
    Place("/settings/company"),
    Place("/settings/members"),
    Place("/settings/teams"),
    Place("/settings/roles"),
    Place("/settings/roles/new"),
    Place("/settings/roles/:id", "/settings/roles/{roles}"),
    Place("/settings/objects"),
    Place("/settings/fields"),
    Place("/settings/fields/formulas"),
    Place("/settings/layouts"),
    Place("/settings/configuration"),
    Place("/settings/plan"),
    Place("/settings/api-keys"),
    Place("/settings/jobs"),
    Place("/settings/pipelines"),
    Place("/sign-in", is_for_visitors=True),
    Place("/sign-up", is_for_visitors=True),
    Place("/invitations/:token", "/invitations/{invitation}", is_for_visitors=True),
    Place("/password-resets", is_for_visitors=True),
    Place("/password-resets/:token", "/password-resets/{reset}", is_for_visitors=True),
]
