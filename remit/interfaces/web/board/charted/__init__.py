"""The charts of the board: figures by unit, over months, as a league of units, by their age."""
