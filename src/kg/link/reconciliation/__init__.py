"""Reconciliation: which of our things is meant by a name and some properties, with a score that says why.

After the Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group).

register     our things as entities: identifiers, types, names
properties   what can be told of an entity, by the numbers of Wikidata
naming       how well a name that is asked for fits the names of an entity
comparing    whether a value that is asked for agrees with what is told
lifetimes    whether somebody born or dead then can have done what is told
asked        what a query asks; `candidates` answers it
"""
