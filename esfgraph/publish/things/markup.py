"""Texts and links → HTML, escaped. What a page repeats a hundred times is made here, since a template's macros take three times as long."""

from functools import lru_cache

from markupsafe import Markup, escape

from esfgraph.publish.things.terms import Link


@lru_cache(maxsize=8192)
def both(text: tuple[str, str]) -> Markup:
    """Give a text in both languages, of which a page shows one; once where they are the same."""
    sv, en = text
    if sv == en:
        return escape(sv)
    return Markup(f'<span lang="sv">{escape(sv)}</span><span lang="en">{escape(en)}</span>')  # noqa: S704 - both are escaped


@lru_cache(maxsize=8192)
def linked(link: Link, root: str) -> Markup:
    """Give a link, or its text where it leads nowhere; ``root`` leads from the page to the top of the folder."""
    if not link.href:
        return both(link.text)
    href = f'{escape(link.href)}" rel="external' if link.outside else f"{root}{escape(link.href)}"
    return Markup(f'<a href="{href}">{both(link.text)}</a>')  # noqa: S704 - address and text are escaped
