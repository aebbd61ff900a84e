"""SPARQL as text: its tokens, the groups and patterns they make, and the lexer that reads as the engine reads."""
