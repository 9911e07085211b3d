"""What the lines of a table mean in the registers: units, documents, and the right to assign.

The rules of assignment are asked cell by cell, so that all problems are shown at once; writing
asks them again.
"""

import datetime as dt
from collections.abc import Callable, Iterable

from remit.commitments.actions import leads, passing
from remit.commitments.actions.importing import Row
from remit.commitments.actions.terms import Terms
from remit.commitments.imports.records import Said
from remit.commitments.imports.units import Units
from remit.commitments.imports.words import State
from remit.domain import due as dues
from remit.domain import earlier
from remit.domain.asking_back import EVERYTHING, Meant, Slip
from remit.domain.earlier import Earlier
from remit.domain.refusals import Finding, Refusal
from remit.domain.rights import Object, Permission, Viewer, may
from remit.domain.tree import Edition
from remit.domain.vocabulary import Confidentiality, Work
from remit.kernel.tables.lines import problem
from remit.organisation import queries as organisation
from remit.organisation.queries import UnitCard
from remit.texts import queries as documents

# What a row says, and how far its work is after it was told: nobody here has verified it yet.
WORK = {
    State.ASSIGNED: Work.ASSIGNED,
    State.IN_PROGRESS: Work.IN_PROGRESS,
    State.CLAIMED: Work.CLAIMED,
    State.VERIFIED: Work.CLAIMED,
    State.MET: Work.CLAIMED,
}


class Registers:
    """The registers as one importer sees them today; what was looked up is kept."""

    def __init__(
        self,
        viewer: Viewer,
        today: dt.date,
        own_unit: UnitCard | None,
        *,
        past_due_meant: bool = False,
    ) -> None:
        """Begin with nothing looked up."""
        self.viewer, self.today, self.own_unit = viewer, today, own_unit
        self.past_due_meant = past_due_meant
        self.edition: Edition = organisation.home_edition(today)
        self.units = Units(())
        self._documents: dict[str, int | Refusal] = {}
        self._stewards: dict[int, tuple[int, ...]] = {}
        self._rights: dict[tuple[int, int, Confidentiality, Permission], bool] = {}
        self._ordered: dict[tuple[int | None, dt.date], dt.date | None] = {}
        self._asked: dict[tuple[int, dt.date | Confidentiality], Refusal | None] = {}

    def prepare(self, lines: Iterable[Said]) -> None:
        """Look up at once every code that the lines name."""
        self.units = Units(
            text for said in lines for text in (said.issuer, said.lead, *said.cooperating) if text
        )

    def row(self, said: Said) -> tuple[Row | None, list[Finding]]:
        """The row that a line gives, and every problem that the registers have with it."""
        look = _Look(self, said)
        row = look.row()
        return (None, look.findings) if look.findings else (row, [])

    def document(self, reference: str) -> int:
        """The one document that a reference means; asked once."""
        if reference not in self._documents:
            try:
                self._documents[reference] = documents.referred(self.viewer, reference)
            except Refusal as refusal:
                self._documents[reference] = refusal
        found = self._documents[reference]
        if isinstance(found, Refusal):
            raise found
        return found

    def allows(
        self, permission: Permission, issuer: int, lead: int, level: Confidentiality
    ) -> bool:
        """Whether the importer may do this between two units at this level."""
        key = (issuer, lead, level, permission)
        if key not in self._rights:
            self._rights[key] = may(permission, self.viewer, self._place(issuer, lead, level))
        return self._rights[key]

    def why_not_led(self, lead: int, on: dt.date) -> Refusal | None:
        """Why a unit cannot lead work from a day on; asked once."""
        return self._why((lead, on), lambda: leads.standing(lead, on=on, today=self.today))

    def why_not_from(self, document: int, level: Confidentiality) -> Refusal | None:
        """Why work of this confidentiality cannot come out of a document; asked once."""
        return self._why(
            (document, level),
            lambda: documents.check_source(self.viewer, document, None, level),
        )

    @property
    def meant(self) -> Meant:
        """A table names its units by their codes: only its days are asked back."""
        return EVERYTHING if self.past_due_meant else EVERYTHING - {Slip.PAST_DUE}

    def check_ahead(self, last_day: dt.date | None, document: int | None, on: dt.date) -> None:
        """A due day that had passed when the row was ordered is asked back; looked up once."""
        if self.past_due_meant or last_day is None or last_day >= on:
            return
        key = (document, on)
        if key not in self._ordered:
            self._ordered[key] = passing.ordered_on(self.viewer, document, on)
        ordered_on = self._ordered[key]
        if ordered_on is not None:
            dues.check_not_passed(last_day, given_on=ordered_on)

    def _why(
        self, key: tuple[int, dt.date | Confidentiality], ask: Callable[[], object]
    ) -> Refusal | None:
        if key not in self._asked:
            try:
                ask()
                self._asked[key] = None
            except Refusal as refusal:
                self._asked[key] = refusal
        return self._asked[key]

    def _place(self, issuer: int, lead: int, level: Confidentiality) -> Object:
        if issuer not in self._stewards:
            self._stewards[issuer] = organisation.stewards_of(issuer, self.today)
        return Object(
            lead_path=self.edition.path(lead),
            issuer=issuer,
            issuer_path=self.edition.path(issuer),
            stewards=self._stewards[issuer],
            confidentiality=level,
        )


class _Look:
    """One line being looked up, and the problems met so far."""

    def __init__(self, registers: Registers, said: Said) -> None:
        self.registers, self.said = registers, said
        self.findings: list[Finding] = []

    def row(self) -> Row | None:
        """The row, if every cell means something."""
        issuer, lead = self._issuer(), self._lead()
        cooperating = self._cooperating(lead)
        document, told = self._document(), self._told()
        if issuer is None or lead is None or told is None:
            return None
        self._check_rights(issuer, lead, told)
        self._check_ahead(document, told)
        said = self.said
        terms = Terms(
            title=said.title,
            issuer=issuer.id,
            lead=lead.id,
            due=said.due,
            type=said.type,
            basis=said.basis,
            reference=said.reference,
            confidentiality=said.confidentiality,
            cooperating=cooperating,
            document=document,
            meant=self.registers.meant,
        )
        return Row(said.line, terms, told)

    def _issuer(self) -> UnitCard | None:
        """Without an issuer a row means the unit of the post that imports."""
        if self.said.issuer:
            return self._unit("issuer", self.said.issuer)
        if self.registers.own_unit is None:
            self._note("IMPORT_ISSUER_MISSING", "issuer")
        return self.registers.own_unit

    def _lead(self) -> UnitCard | None:
        card = self._unit("lead", self.said.lead) if self.said.lead else None
        on = self.said.assigned_on or self.registers.today
        why_not = self.registers.why_not_led(card.id, on) if card else None
        if why_not is not None:
            self._note(why_not.rule, "lead", self.said.lead, **why_not.params)
        return card

    def _cooperating(self, lead: UnitCard | None) -> tuple[int, ...]:
        cards = [self._unit("cooperating", text) for text in self.said.cooperating]
        units = tuple(dict.fromkeys(card.id for card in cards if card is not None))
        if lead is not None and lead.id in units:
            self._note("LEAD_COOPERATES_WITH_ITSELF", "cooperating", lead.code, code=lead.code)
        return units

    def _unit(self, column: str, text: str) -> UnitCard | None:
        try:
            return self.registers.units.meant(text)
        except Refusal as refusal:
            self._note(refusal.rule, column, text, **refusal.params)
            return None

    def _document(self) -> int | None:
        if not self.said.document:
            return None
        try:
            document = self.registers.document(self.said.document)
        except Refusal as refusal:
            self._note(refusal.rule, "document", self.said.document, **refusal.params)
            return None
        why_not = self.registers.why_not_from(document, self.said.confidentiality)
        if why_not is not None:
            self._note(why_not.rule, "confidentiality", **why_not.params)
        return document

    def _told(self) -> Earlier | None:
        said, today = self.said, self.registers.today
        work = WORK.get(said.state)
        if work is None:
            self._note("IMPORT_STATE_NOT_TAKEN", "state", said.state.value)
            return None
        if said.assigned_on is None and work is Work.CLAIMED:
            self._note("IMPORT_ASSIGNED_ON_MISSING", "assigned_on")
            return None
        told = Earlier(
            work=work,
            assigned_on=said.assigned_on or today,
            done_on=said.done_on,
            original=said.due.last_day if said.due else None,
            revised=said.revised,
            extended_on=said.extended_on,
        )
        for one in earlier.contradictions(told, today):
            self._note(one.code, one.params["column"])
        return told

    def _check_rights(self, issuer: UnitCard, lead: UnitCard, told: Earlier) -> None:
        may_do, level = self.registers.allows, self.said.confidentiality
        if not may_do(Permission.ASSIGN, issuer.id, lead.id, level):
            self._note("IMPORT_ISSUER_NOT_YOURS", "issuer", _called(issuer))
        elif told.tells_more and not may_do(Permission.TELL_EARLIER, issuer.id, lead.id, level):
            self._note("IMPORT_EARLIER_NOT_YOURS", "state", _called(issuer))
        if not may_do(Permission.SEE, issuer.id, lead.id, level):
            self._note("IMPORT_LEVEL_NOT_YOURS", "confidentiality")

    def _check_ahead(self, document: int | None, told: Earlier) -> None:
        try:
            self.registers.check_ahead(told.original, document, told.assigned_on)
        except Refusal as refusal:
            column = "due" if self.said.revised is None else "original_due"
            self._note(refusal.rule, column, **refusal.params)

    def _note(self, found: str, column: str, value: str = "", **facts: str) -> None:
        self.findings.append(problem(found, self.said.line, column, value, **facts))


def _called(card: UnitCard) -> str:
    return f"{card.name} ({card.code})"
