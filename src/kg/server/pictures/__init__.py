"""Answers and things as pictures: which suits, and its drawing as SVG, the same for pages, files and the editor.

lengths       stretches on a timeline, and steps, as numbers for templates that draw them among text
drawing       what a drawing is made of
markup        a drawing as SVG, within a page or as a file
sheet         an answer as pictures read it: columns of names, numbers, dates, places
bars, timeline, network, tree, atlas     one kind of picture each: can it be made of a sheet, and how it looks
land          the outlines of the land, where set-up has made them
projection    from degrees to the plane
showing       a picture for a template or as a file
taking        a link, files, and code that fetches an answer
assets        what set-up bundles
places        what the project says of places
forms         all kinds by name: which can be drawn of a sheet, and why not the others
"""
