"""The form at the door, in the words of this site."""

from typing import Any

from allauth.account import forms
from django.utils.translation import gettext_lazy as _


class SignIn(forms.LoginForm):
    """Whoever signs in says whether this device is to be remembered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "remember" in self.fields:
            self.fields["remember"].label = _("Stay signed in on this device")
