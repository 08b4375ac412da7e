"""Pages of made-up projects, as many as wanted: what the questions are timed on. The same number gives the same bytes."""

import random
from pathlib import Path

_ONSETS = ("Br", "D", "Fl", "G", "Kn", "L", "M", "N", "P", "R", "Sk", "T", "V")
_VOWELS = ("a", "e", "i", "o", "u", "y", "å", "ä", "ö")
_ENDS = ("bal", "dim", "gor", "lan", "mor", "nik", "rup", "tav", "vin")
_BODIES = ("akademin", "byrån", "enheten", "föreningen", "gruppen", "kontoret", "verkstaden")
_MUNICIPALITIES = (
    ("Sydsverige", ("Bjuv", "Eslöv", "Helsingborg", "Klippan", "Lund", "Malmö", "Svalöv", "Ystad", "Åstorp", "Ängelholm")),
    ("Norra Mellansverige", ("Avesta", "Borlänge", "Falun", "Gagnef", "Leksand", "Ludvika", "Mora", "Orsa", "Rättvik", "Säter")),
    ("Västsverige", ("Ale", "Alingsås", "Borås", "Göteborg", "Kungälv", "Lerum", "Mölndal", "Partille", "Skövde", "Uddevalla")),
    ("Övre Norrland", ("Boden", "Gällivare", "Haparanda", "Kalix", "Kiruna", "Luleå", "Piteå", "Skellefteå", "Umeå", "Älvsbyn")),
)
_PAGE = """\
Logotyp på utskrifter

{title}

ProgramområdeProgramområde {area}
Projektfas{phase}
Projektägare{owner}
KontaktpersonKim Exempel
E-postkim.exempel@example.org
Telefonnummer000-000 00 00
Beviljat ESF-stöd{support} kr
Total projektbudget{budget} kr
Projektperiod{year}-01-01 till {end}-12-31
Region{region}
In English

Sammanfattning

{title} i {place}.

Medfinansiärer

{financers}

Samarbetspartners

{partners}

Kommun

{places}
"""


def write_pages(folder: Path, projects: int) -> None:
    """Write a page for each project: one to eight parties, one to ten municipalities, and a tenth that are later phases of another.

    Municipalities, coordination associations and companies return in other projects; units whose organisation is unknown do not.
    """
    chance = random.Random(projects)  # noqa: S311 not for secrets
    words = [onset + vowel + end for onset in _ONSETS for vowel in _VOWELS for end in _ENDS]
    folder.mkdir(parents=True, exist_ok=True)
    title = ""
    for number in range(projects):
        later = number % 10 == 9
        title = title if later else f"{chance.choice(words)} och {chance.choice(words).lower()} {number}"
        (folder / f"{number:06d}.txt").write_text(_page(chance, words, title, later=later), encoding="utf-8")


def _page(chance: random.Random, words: list[str], title: str, *, later: bool) -> str:
    region, around = chance.choice(_MUNICIPALITIES)
    places = sorted(chance.sample(around, chance.randint(1, len(around))))
    bodies = [f"{place}{'' if place[-1] in 'aeosåäö' else 's'} kommun" for place in around[:-1]]  # the last is a place only
    companies = [f"{chance.choice(words)} AB" for _ in range(4)]
    units = [f"{chance.choice(words)}{chance.choice(_BODIES)}" for _ in range(4)]
    parties = chance.sample([*bodies, f"Samordningsförbundet {around[0]}", *companies, *units], chance.randint(1, 8))
    year, support = 2013 if later else chance.randint(2008, 2012), 10_000 * chance.randint(5, 500)
    financers = chance.randint(0, len(parties) - 1)
    return _PAGE.format(
        title=title,
        area=chance.choice(("1 Kompetensförsörjning", "2 Ökat arbetskraftsutbud")),
        phase="Genomförande" if later else chance.choice(("Förprojektering", "Genomförande")),
        owner=parties[0],
        support=_grouped(support),
        budget=_grouped(support + 10_000 * chance.randint(0, 300)),
        year=year,
        end=year + chance.randint(0, 2),
        region=region,
        place=places[0],
        financers=_bullets(parties[1 : financers + 1]),
        partners=_bullets(parties[financers + 1 :]),
        places=_bullets(places),
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _bullets(names: list[str]) -> str:
    return "\n".join(f" • {name}" for name in names)
