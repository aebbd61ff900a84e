"""SPARQL servers of others: who we are to them, what they answer, and in which dialect."""
