"""The two frames in which each chart is drawn: a wide one, and a narrow one for a phone, where a
name stands above its bar. The text of a frame is never scaled down to be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide a drawing is, and how large its text."""

    name: str
    width: float
    size: float
    is_narrow: bool

    @property
    def leading(self) -> float:
        """From one line of text to the next."""
        return round(self.size * 1.4, 1)


WIDE = Frame("wide", 760, 13, is_narrow=False)
NARROW = Frame("narrow", 332, 13, is_narrow=True)
BOTH = (WIDE, NARROW)
