"""What a publication says of its own files."""

from typing import NamedTuple


class PublishedFile(NamedTuple):
    """A file of the publication: its path in the folder, its size in bytes, the SHA-256 of its bytes in hex."""

    name: str
    size: int
    sha256: str
