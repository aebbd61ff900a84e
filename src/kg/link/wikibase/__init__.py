"""Entities of Wikidata as their JSON has them (Wikibase/DataModel/JSON), in a pinned file.

entities   what an entity says: statements with ids, ranks, qualifiers, references
snapshot   the file: one entity a line, as in Wikidata's dumps, sorted and hashed
fetching   entities over the network, politely, to be resumed
"""
