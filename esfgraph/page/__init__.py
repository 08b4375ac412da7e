"""Text of one project page → a record. Swedish labels live only here, a file for each layout.

Reading is a pure function of the bytes: no files, no clock, no reference data.
"""

from esfgraph.page import print_2007_2013
from esfgraph.page.reading import PageWarning, Reading, SetAsideError
from esfgraph.page.text import clean_lines, decode

__all__ = ["PageWarning", "Reading", "read_page"]


def read_page(data: bytes) -> Reading:
    """Read one saved page (UTF-8, UTF-16 or Windows-1252; at most some megabytes) into a record.

    Gives a ``Reading`` for every input and raises nothing: a page that cannot be read comes back with its reason.
    """
    try:
        return print_2007_2013.read(clean_lines(decode(data, sign=print_2007_2013.SIGN)))
    except SetAsideError as error:
        return Reading(reason=str(error))
