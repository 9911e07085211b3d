"""The door of every endpoint: a good token with the scope, the right, and not too often."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from remit.domain.refusals import Refusal
from remit.domain.rights import Permission
from remit.interfaces import doors
from remit.interfaces.api import asking, rates, speaking
from remit.interfaces.api_tokens import actions as tokens
from remit.interfaces.api_tokens.scopes import Scope
from remit.kernel import clock, inputs


class Door(HttpBearer):
    """An endpoint says which scope and which right it needs."""

    def __init__(self, scope: Scope, right: doors.Right = doors.SIGNED_IN) -> None:
        super().__init__()
        self.scope, self.right = scope, right

    def __call__(self, request: HttpRequest) -> asking.Asking:
        """Without a token the answer says how to get one."""
        token = speaking.token_shown(request)
        if not token:
            raise Refusal("TOKEN_MISSING")
        return self.authenticate(request, token)

    def authenticate(self, request: HttpRequest, token: str) -> asking.Asking:
        """Whoever shows the token asks, in the language that was asked for, else in the own."""
        card = tokens.use(token=token, at=clock.now())
        speaking.settle(request, card.language)
        rates.check(card.id)
        _check_readable(request)
        who = asking.resolve(request, card)
        if self.scope not in card.scopes:
            raise Refusal("SCOPE_MISSING", scope=self.scope.value)
        if not doors.opens(self.right, who.viewer):
            raise Refusal("RIGHT_MISSING", permission=self.right.value)
        return who


def _check_readable(request: HttpRequest) -> None:
    """Whatever is asked for is text that people can read."""
    for name, many in request.GET.lists():
        for words in (name, *many):
            inputs.text(words)


READ = Door(Scope.READ)
READ_FIGURES = Door(Scope.READ, Permission.SEE_FIGURES)
READ_TEXTS = Door(Scope.READ, Permission.READ_TEXTS)
READ_TO_PROPOSE = Door(Scope.READ, Permission.PROPOSE)
READ_TO_ASSIGN = Door(Scope.READ, Permission.ASSIGN)
READ_TO_ADMINISTER = Door(Scope.READ, Permission.ADMINISTER)
# Acts on one commitment: the action asks for the right over it.
ACT = Door(Scope.COMMITMENTS)
PROPOSE = Door(Scope.COMMITMENTS, Permission.PROPOSE)
ASSIGN = Door(Scope.COMMITMENTS, Permission.ASSIGN)
TEXTS = Door(Scope.TEXTS, Permission.READ_TEXTS)
REGISTER_TEXTS = Door(Scope.TEXTS, Permission.REGISTER_TEXTS)
VERIFY_LEDGER = Door(Scope.LEDGER, Permission.VERIFY_LEDGER)
ADMINISTER = Door(Scope.ORGANISATION, Permission.ADMINISTER)
