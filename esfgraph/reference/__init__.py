"""The tables of facts that identities rest on: municipalities, counties, ESF regions, organisations, their names and mail domains."""

from esfgraph.reference.loading import load
from esfgraph.reference.tables import ActorType, Alternative, County, MailDomain, Municipality, Reference, Region, fold

__all__ = ["ActorType", "Alternative", "County", "MailDomain", "Municipality", "Reference", "Region", "fold", "load"]
