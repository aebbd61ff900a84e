"""The guide: documentation, glossary, notebooks and generated references as pages, for the server and as files."""

from __future__ import annotations

from kg.guide.articles import Article, Heading, article_of
from kg.guide.finding import Finder, Found
from kg.guide.pages import INDEX, Guide, Page, read_guide

__all__ = ["INDEX", "Article", "Finder", "Found", "Guide", "Heading", "Page", "article_of", "read_guide"]
