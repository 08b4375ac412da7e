"""Where a thing's page lies in the published folder."""


def of_thing(iri: str, base: str) -> str:
    """Give the folder of a thing whose IRI lies under the base: ``id/project/…``."""
    return f"id/{iri.removeprefix(base)}"
