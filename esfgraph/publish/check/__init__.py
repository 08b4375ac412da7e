"""A published folder checked as a portal would: its catalogues, every file, link and count, and that nobody's personal data is in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from esfgraph.publish.catalogue import EUROPEAN_FILE
from esfgraph.publish.check import agreement, connected, files, privacy, profiles
from esfgraph.publish.check.finding import Finding, Severity
from esfgraph.publish.check.quality import Quality, quality
from esfgraph.publish.check.wording import render
from esfgraph.vocabulary.catalogue import VCARD


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found, errors first; the points foretold for the catalogue (None where it cannot be read); how many files were read."""

    findings: tuple[Finding, ...]
    quality: Quality | None
    files: int

    @property
    def passes(self) -> bool:
        """Whether no portal would refuse it, and nothing in it is wrong; warnings do not count."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def check(site: Path) -> CheckReport:
    """Check the folder; nothing is fetched from the net, so whether addresses answer is not known.

    Raises:
        InputError: there is no publication in the folder.
    """
    about, listed = files.manifest(site)
    address = str(about["address"])
    catalogues, unread = profiles.read(site)
    broken = list(profiles.held(catalogues))
    mails = {str(mail) for graph in catalogues.values() for mail in graph.objects(None, VCARD.hasEmail)}
    own = frozenset(mail.removeprefix("mailto:").lower() for mail in mails)
    found: list[Iterable[Finding]] = [
        unread,
        broken,
        *(connected.connected(file, graph) for file, graph in catalogues.items()),
        connected.alike(catalogues),
        files.whole(site, listed),
        *(files.offered(file, graph, address, listed) for file, graph in catalogues.items()),
        files.links(site, listed, address),
        agreement.agreed(site, about, listed),
        privacy.personal(site, listed, own),
    ]
    european = catalogues.get(EUROPEAN_FILE)
    conforms = not any(finding.file == EUROPEAN_FILE and finding.severity is Severity.ERROR for finding in broken)
    findings = tuple(sorted({finding for part in found for finding in part}))
    return CheckReport(findings, quality(european, conforms=conforms) if european is not None else None, len(listed))


__all__ = ["CheckReport", "Finding", "Quality", "Severity", "check", "render"]
