"""ledraft: drafts complete, bilingual law-enforcement requests to crypto exchanges."""

__version__ = "0.1.0"
