"""Ontology and shapes as documentation, one anchor for each term."""
