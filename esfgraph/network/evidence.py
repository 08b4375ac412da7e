"""The two words on every tie: how often, and whether chance would do it. Both count initiatives: two phases of one are one time.

Files and graph attributes carry the Swedish words; pages translate them.
"""

NAMED_TOGETHER = "samnämnd"
RECURRING = "återkommande"

SIGNIFICANT = "säkerställd"
NOT_SIGNIFICANT = "ej säkerställd"
NOT_TESTABLE = "ej prövbar"


def frequency(initiatives: int) -> str:
    """Say how often: ``samnämnd`` behind one initiative, ``återkommande`` behind two or more."""
    return RECURRING if initiatives > 1 else NAMED_TOGETHER


def significance(initiatives: int, *, beyond_chance: bool | None) -> str:
    """Say whether chance would do it: ``säkerställd`` only for a recurring tie; ``None`` means it could not be tested."""
    if beyond_chance is None:
        return NOT_TESTABLE
    return SIGNIFICANT if beyond_chance and initiatives > 1 else NOT_SIGNIFICANT
