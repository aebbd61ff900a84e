"""The audit: what we tell of matched things beside what a snapshot of Wikidata has of their items, value by value.

facts      what we tell, by the numbers of Wikidata's properties, with passages and disputes
calendars  times of Wikidata as days of one calendar
comparing  one property of one thing: rows, each with its kind
report     all things; rows as text, CSV, JSON and Turtle
"""
