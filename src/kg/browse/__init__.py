"""Lists of things, narrowed by facets: what there is to choose from, what is left, and how many of each choice."""

from kg.browse.facets import SPREAD, Facet, Listing, listing_of
from kg.browse.selection import UNKNOWN, Chosen, Option, left, options

__all__ = ["SPREAD", "UNKNOWN", "Chosen", "Facet", "Listing", "Option", "left", "listing_of", "options"]
