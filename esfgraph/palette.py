"""The colours of the ESF regions: told apart by people who see colours differently, and against a light and a dark ground."""

REGION_COLOURS: dict[str, tuple[str, str]] = {
    "Övre Norrland": ("#1691f2", "#6f92ff"),
    "Mellersta Norrland": ("#148496", "#80efd7"),
    "Norra Mellansverige": ("#267101", "#829f2e"),
    "Östra Mellansverige": ("#999000", "#f5d73d"),
    "Stockholm": ("#930370", "#b95db8"),
    "Västsverige": ("#6534b4", "#b7b7fe"),
    "Småland och Öarna": ("#682e2a", "#c38d9e"),
    "Sydsverige": ("#c34660", "#f8ab7b"),
}
"""Swedish name of the region, north to south → its colour on a light and on a dark ground (3:1 against it)."""

NO_REGION = ("#767b82", "#98a1ab")
"""For what lies in no region, in several, or in one that is not stated."""


def css_class(region: str) -> str:
    """Give the class of what has a region's colour: ``region-1`` … ``region-8``, ``region-0`` for ``NO_REGION``."""
    return f"region-{[*REGION_COLOURS].index(region) + 1 if region in REGION_COLOURS else 0}"


def css_rules(theme: int) -> str:
    """Give the rules that set the ``color`` of every class for ``theme`` 0 (light ground) or 1 (dark ground)."""
    pairs = {"": NO_REGION, **REGION_COLOURS}
    return "".join(f".{css_class(region)} {{ color: {pair[theme]}; }}\n" for region, pair in pairs.items())
