"""The text in which Prometheus reads measures: for each a line of help, its kind, and a line for
every set of labels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

MEDIA = "text/plain; version=0.0.4; charset=utf-8"
_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", '"': '\\"'})

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sample:
    """One value under its labels; the ending belongs to the name, as in `_bucket`."""

    value: float
    labels: Labels = field(default_factory=dict)
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A counter, gauge or histogram with its samples."""

    name: str
    kind: str
    help: str
    samples: Sequence[Sample]


def counter(name: str, about: str, samples: Iterable[Sample]) -> Measure:
    """What only grows."""
    return Measure(name, "counter", about, tuple(samples))


def gauge(name: str, about: str, samples: Iterable[Sample]) -> Measure:
    """What goes up and down."""
    return Measure(name, "gauge", about, tuple(samples))


def text(measures: Iterable[Measure]) -> str:
    """All of them, in their order."""
    return "".join(f"{line}\n" for measure in measures for line in _lines(measure))


def _lines(measure: Measure) -> Iterable[str]:
    yield f"# HELP {measure.name} {measure.help}"
    yield f"# TYPE {measure.name} {measure.kind}"
    for sample in measure.samples:
        yield f"{measure.name}{sample.ending}{_labels(sample.labels)} {_number(sample.value)}"


def _labels(labels: Labels) -> str:
    said = ",".join(f'{name}="{value.translate(_ESCAPED)}"' for name, value in labels.items())
    return f"{{{said}}}" if said else ""


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))
