"""``python -m esfgraph``."""

from esfgraph.cli import main

main()
