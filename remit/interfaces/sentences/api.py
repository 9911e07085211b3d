"""What the API refuses, and what it finds in a request that it cannot understand."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

SENTENCES: dict[str, Promise] = {
    "TOKEN_MISSING": _(
        "Send a token of this site with the request, as “Authorization: Bearer …”; make one on "
        "your profile page."
    ),
    "TOKEN_NOT_GOOD": _("This token is not known here; make a new one on your profile page."),
    "TOKEN_REVOKED": _("This token was revoked on %(on)s; make a new one."),
    "TOKEN_EXPIRED": _("This token ended on %(on)s; make a new one."),
    "TOKEN_UNKNOWN": _("There is no token %(token)s."),
    "TOKEN_WITHOUT_NAME": _("Give the token the name of the program that will use it."),
    "TOKEN_WITHOUT_SCOPE": _("Choose at least one thing that the token may be used for."),
    "TOKEN_TOO_LONG": ngettext_lazy(
        "A token is good for 1 to %(days)s day.", "A token is good for 1 to %(days)s days.", "days"
    ),
    "TOKENS_TOO_MANY": ngettext_lazy(
        "You have %(most)s good token already; revoke it first.",
        "You have %(most)s good tokens already; revoke one first.",
        "most",
    ),
    "SCOPE_MISSING": _(
        "This token lacks the scope “%(scope)s”, which this needs; make a token that has it."
    ),
    "SCOPE_UNKNOWN": _("There is no scope “%(text)s”; choose among %(known)s."),
    "PATH_UNKNOWN": _("There is nothing at this address; see /api/openapi.json for all there is."),
    "METHOD_NOT_ALLOWED": _("This address does not take this method; it takes %(known)s."),
    "MEDIA_NOT_TAKEN": _(
        "The body comes as “%(media)s”; send it as %(known)s, and say so in Content-Type."
    ),
    "MEDIA_NOT_ANSWERED": _(
        "This address answers with %(known)s, which “Accept” leaves out; name it there."
    ),
    "FORM_NOT_UNDERSTOOD": _(
        "The form cannot be read to its end; send it as multipart/form-data, each file with its "
        "name."
    ),
    "FILTER_UNKNOWN": _("There is no filter “%(name)s” here; choose among %(known)s."),
    "FILTER_TWICE": _("“%(name)s” is asked for more than once; name it once."),
    "FILTER_NOT_TAKEN": _("This address takes no filters; leave “%(name)s” out."),
    "BODY_NOT_UNDERSTOOD": _("The body of the request is not JSON; send it as UTF-8 JSON."),
    "BODY_TOO_LARGE": _("The body of the request is larger than %(limit)s MB; send it in parts."),
    "REQUEST_NOT_UNDERSTOOD": _("Something in the request cannot be used; see “findings”."),
    "IDEMPOTENCY_KEY_MISSING": _(
        "Send an Idempotency-Key of your own making with every write (a UUID is best), so that the "
        "same request sent twice is carried out once."
    ),
    "IDEMPOTENCY_KEY_MALFORMED": ngettext_lazy(
        "An Idempotency-Key has 1 to %(limit)s letter, digit or sign, without blanks.",
        "An Idempotency-Key has 1 to %(limit)s letters, digits and signs, without blanks.",
        "limit",
    ),
    "IDEMPOTENCY_KEY_REUSED": _(
        "The Idempotency-Key “%(key)s” was already used for another request; give this one a key "
        "of its own."
    ),
    "MARK_MALFORMED": _(
        "If-Match takes the ETag as it was answered, in its quotation marks; several are parted by "
        "commas."
    ),
    "MARK_MISSING": _(
        "This replaces what stands there; read it first, and send its ETag as If-Match."
    ),
    "DOCUMENT_CHANGED": _(
        "Somebody has changed what is known of this document since you read it; read it again (its "
        "ETag is now %(mark)s) and decide anew."
    ),
    "MARK_OF_DRAFT_MALFORMED": _("If-Match takes the mark of this draft, as it was answered."),
    "COMMITMENT_CHANGED": _(
        "Somebody has acted on this commitment since you read it; read it again (its ETag is now "
        "%(mark)s) and decide anew."
    ),
    "CURSOR_NOT_GOOD": _(
        "This cursor is not of this list; take “next” from the answer, with the same filters."
    ),
    "MEMBER_UNKNOWN": _("There is no member “%(name)s”; choose among %(known)s."),
    "ASKED_TOO_OFTEN": ngettext_lazy(
        "Too many requests with this token; ask again in %(seconds)s second.",
        "Too many requests with this token; ask again in %(seconds)s seconds.",
        "seconds",
    ),
    "FAILED": _("The site failed on this request and did nothing; its record says %(mark)s."),
    # Findings in a request, by place.
    "VALUE_MISSING": _("This is needed and is not there."),
    "VALUE_NOT_ASKED": _("This is not asked for here; check its name."),
    "VALUE_NOT_A_NUMBER": _("This must be a whole number."),
    "VALUE_NOT_WORDS": _("This must be words."),
    "VALUE_NOT_YES_OR_NO": _("This must be true or false."),
    "VALUE_NOT_A_LIST": _("This must be a list."),
    "VALUE_NOT_AN_OBJECT": _("This must be an object."),
    "VALUE_NOT_A_DAY": _("This must be a day, like 2026-04-15."),
    "VALUE_NOT_A_WORD_OF": _("This must be one of %(known)s."),
    "VALUE_TOO_SMALL": _("This must be at least %(limit)s."),
    "VALUE_TOO_LARGE": _("This must be at most %(limit)s."),
    "VALUE_TOO_LONG": ngettext_lazy(
        "This is longer than %(limit)s character.",
        "This is longer than %(limit)s characters.",
        "limit",
    ),
    "VALUE_TOO_SHORT": ngettext_lazy(
        "This is shorter than %(limit)s character.",
        "This is shorter than %(limit)s characters.",
        "limit",
    ),
    "VALUE_TOO_MANY": _("These are at most %(limit)s."),
    "VALUE_TOO_FEW": _("These are at least %(limit)s."),
    "VALUE_NOT_FITTING": _("This cannot be used here."),
}
