"""A tour for each role of the example government: a few steps over its real pages, which say what a
page is for and what to press. A site that is no example has none."""
