"""Ten projects and seven actors, small enough to work every measure out by hand; what their names stand for is said here.

Projects P01 and P02 are phases of one initiative. The ties, with how many projects and their Newman weight:

    a-b  P01 P02 P05   1 + 1 + 1/2 = 2.5     c-m  P06  1
    a-c  P03 P04 P05   1 + 1 + 1/2 = 2.5     m-r  P07  1
    b-c  P05 P10       1/2 + 1     = 1.5     m-u  P08  1          s is alone in P09

so a, b and c are a triangle, c and m a bridge, and m the hub of r and u.
"""

from esfgraph.network import Membership, Node, ProjectFacts, listed

TEN = {
    "P01": "ab",
    "P02": "ab",
    "P03": "ac",
    "P04": "ac",
    "P05": "abc",
    "P06": "cm",
    "P07": "mr",
    "P08": "mu",
    "P09": "s",
    "P10": "bc",
}
LETTERS = "abcmrsu"
GROUPS = {"a": "municipality", "b": "company", "c": "municipality", "m": "municipality", "r": "company", "u": "university"}


def memberships(projects=TEN, initiatives=(("P02", "P01"),), kind="actor"):
    first = dict(initiatives)
    return [
        Membership(
            ProjectFacts(name, f"Project {name}", initiative=first.get(name, "")), Node(letter, letter.upper(), kind), "partner", letter
        )
        for name, letters in projects.items()
        for letter in letters
    ]


def table(projects=TEN, **kinds):
    return listed(memberships(projects, **kinds), "actors")


def without(*names):
    return {name: letters for name, letters in TEN.items() if name not in names}
