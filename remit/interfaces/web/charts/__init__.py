"""Charts drawn here, without a library and without a script: from frozen rows to SVG text.

A drawing is made as if lines ran from left to right, in units of its own frame. Whoever writes it
out turns it round for readers from right to left, and paints it with the colours of the page or,
for a file, with the light colours themselves.
"""
