"""One initiative, several phases: which project continues which. A pure function of the records of a collection.

The rules run from the strongest to the weakest: a page that names the other project, the title with and without phase words, a title alike
(a candidate only). A wrong link costs more than a missing one: it makes two collaborations one.
"""

from esfgraph.initiatives.entries import Entry, Owner, Ownership, entries, owner_of
from esfgraph.initiatives.linking import first_projects, links
from esfgraph.initiatives.titles import Title, read_title

__all__ = ["Entry", "Owner", "Ownership", "Title", "entries", "first_projects", "links", "owner_of", "read_title"]
