"""Checkpoints and proofs on the command line: sign, prove, and check what was proven."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from remit.domain.refusals import Refusal
from remit.interfaces.cli import asked_file, site
from remit.ledger import check_proof
from remit.ledger.check_proof import Checkpoint

# A proof is checked where there is no site.
ALONE = "check-proof"
Out = Annotated[Path | None, typer.Option(dir_okay=False, help="Where to write; else printed.")]


def kept(words: str) -> Checkpoint:
    """A checkpoint by its number of acts, or from the file in which somebody kept it."""
    from remit.kernel import inputs
    from remit.ledger.queries import checkpoints, retracing

    size = inputs.number(words)
    note = Path(words).read_text("utf-8") if size is None else checkpoints.of_size(size).note
    return retracing.kept(note)


def checkpoint(out: Out = None) -> None:
    """Sign the root over all acts, and print it: whoever keeps it can tell later what changed."""
    from remit.kernel import clock
    from remit.notices import actions

    _give(actions.sign_checkpoint(at=clock.now()).note, out)


def checkpoints() -> None:
    """The checkpoints that were signed: acts, when, root."""
    from remit.ledger.queries import checkpoints as signed

    before = None
    while cards := signed.newest(before=before):
        for card in cards:
            made_at = card.made_at.isoformat(timespec="seconds")
            sys.stdout.write(f"{card.size}\t{made_at}\t{card.root_text}\n")
        before = cards[-1].size


def prove(
    act: Annotated[int | None, typer.Argument(help="Number of the act.")] = None,
    out: Out = None,
    since: Annotated[
        int | None,
        typer.Option(
            help="Prove that the ledger only grew since the checkpoint over so many acts."
        ),
    ] = None,
    upto: Annotated[
        int | None, typer.Option("--checkpoint", help="Acts of the checkpoint; else the first.")
    ] = None,
    texts: Annotated[bool, typer.Option(help="Give the sentences of the act too.")] = False,
) -> None:
    """Prove an act, or the growth since a checkpoint, in a text that anyone can check."""
    from remit.ledger.queries import proofs

    if (act is None) == (since is None):
        raise typer.BadParameter("ACT | --since")
    if since is not None:
        _give(proofs.of_growth(since, new=upto), out)
        return
    proof = proofs.of_act(act or 0, size=upto, texts=texts)
    if wrong := proofs.fault(proof):
        raise _refused(wrong)
    _give(proof.text, out)


def check(
    file: Annotated[Path | None, typer.Argument(help="The proof.")] = None,
    key: Annotated[
        list[str] | None, typer.Option(help="A key that you trust; else those of this ledger.")
    ] = None,
    old: Annotated[Path | None, typer.Option(help="The checkpoint that you kept.")] = None,
    printed: Annotated[
        bool, typer.Option("--print", help="Print the program itself, which runs without Remit.")
    ] = False,
) -> None:
    """Check a proof or a checkpoint; with a key this needs no site."""
    if printed:
        sys.stdout.write(Path(check_proof.__file__).read_text("utf-8"))
        return
    if file is None:
        raise typer.BadParameter("FILE | --print")
    for one in filter(None, (file, old)):
        asked_file.there(one)
    try:
        keys = [check_proof.key_of(one) for one in key] if key else _ours()
        kept_note = old.read_text("utf-8") if old else None
        found = check_proof.checked(file.read_text("utf-8"), keys, kept_note)
    except check_proof.Wrong as wrong:
        raise _refused(wrong) from None
    except UnicodeDecodeError:
        raise _refused(check_proof.Wrong("the file is no text")) from None
    site.speak()
    from remit.interfaces.sentences import proofs

    sys.stdout.write(proofs.holds(found) + "\n")


def key() -> None:
    """The keys that the ledger named, newest first, as lines for whoever checks."""
    from remit.ledger.queries import checkpoints as signed

    sys.stdout.writelines(f"{line}\n" for line in signed.verifiers())


def new_key(
    as_: Annotated[
        str, typer.Option("--as", help="Code of an administrator's post; else the first one.")
    ] = "",
    out: Out = None,
) -> None:
    """Name a new key by an act; its first checkpoint is signed by the old key too."""
    from remit.interfaces.cli import asking_post
    from remit.kernel import clock
    from remit.organisation import actions

    by = asking_post.keeper(as_)
    _give(actions.change_ledger_key(by=by, at=clock.now()).note, out)


def _refused(wrong: check_proof.Wrong) -> Refusal:
    site.speak()
    from remit.interfaces.sentences import proofs

    return Refusal("PROOF_WRONG", why=proofs.reason(wrong))


def _ours() -> list[check_proof.Key]:
    site.ready(database=True, guarded=False)
    from remit.ledger.queries import checkpoints as signed

    return list(signed.keys().values())


def _give(text: str, out: Path | None) -> None:
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, "utf-8")


COMMANDS: Mapping[str, Callable[..., None]] = {
    "checkpoint": checkpoint,
    "checkpoints": checkpoints,
    "prove": prove,
    ALONE: check,
    "key": key,
    "new-key": new_key,
}
