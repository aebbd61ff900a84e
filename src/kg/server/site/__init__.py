"""What two or more wings show; what only one of them uses belongs to that wing.

site         the built graph in memory, and all that is made of it once and kept
data         what queries are asked of
questions views families   what can be asked, of what, and how it is sorted
candidates pointers links  things: which there are, who points at them, where they lie
alignments vocabularies    terms of others
replies rendering linkheader dates faults   what replies are made of
"""
