"""Settings of a Remit site. Everything a site may decide comes from its environment."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from remit.config import checking, environment, logs, sign_on, variables

PACKAGE = Path(__file__).resolve().parent.parent
REMIT_HOME = environment.home()
REMIT_VARIABLES = variables.VARIABLES
REMIT_LLM = environment.language_model()
DEBUG = checking.flag("REMIT_DEBUG")
SECRET_KEY = environment.secret_key()
ALLOWED_HOSTS = checking.words("REMIT_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = checking.origins("REMIT_ORIGINS")
DATABASES = {"default": environment.database(), **environment.standby()}
DATABASE_ROUTERS = ["remit.kernel.standby.Router"] if len(DATABASES) > 1 else []
# Further behind than so many seconds a standby is not read.
REMIT_STANDBY_SECONDS = checking.number("REMIT_STANDBY_SECONDS", 5, low=1, high=300)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "organisation.Person"
ROOT_URLCONF = "remit.config.urls"
WSGI_APPLICATION = "remit.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_cotton",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "remit.ledger",
    "remit.organisation",
    "remit.notices",
    "remit.texts",
    "remit.commitments",
    "remit.interfaces.sign_in_links",
    "remit.interfaces.api_tokens",
    "remit.interfaces.list_choices",
    "remit.interfaces.web",
]

MIDDLEWARE = [
    "remit.interfaces.web.roomy.RoomMiddleware",
    "remit.interfaces.web.hearing_out.HearOutMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "remit.interfaces.web.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "remit.interfaces.probes.recording.RecordMiddleware",
    "remit.interfaces.web.compressing.PagesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "remit.interfaces.web.languages.PageLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "remit.interfaces.web.second_factor.SecondFactorMiddleware",
    "remit.interfaces.web.refusals.RefusalMiddleware",
    "remit.interfaces.api.middleware.ProblemMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "interfaces" / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "remit.interfaces.web.context.shell",
            ],
        },
    }
]

# Days are cut in the site's time zone; instants are kept in UTC.
USE_TZ = True
TIME_ZONE = checking.zone("REMIT_TIMEZONE", "Asia/Ho_Chi_Minh")
REMIT_COUNTRY = checking.said("REMIT_COUNTRY", "VN")
LANGUAGE_CODE = checking.one_of("REMIT_LANGUAGE", "en", ("vi", "en", "ar", "ko"))
REMIT_ARABIC_DIGITS = checking.one_of("REMIT_ARABIC_DIGITS", "latin", ("latin", "arabic-indic"))
LANGUAGES = [
    ("vi", _("Vietnamese")),
    ("en", _("English")),
    ("ar", _("Arabic")),
    ("ko", _("Korean")),
]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["remit.config.formats"]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "remit.interfaces.web.passwords.LengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "remit.interfaces.web.passwords.OwnWordsValidator"},
    {
        "NAME": "remit.interfaces.web.passwords.KnownElsewhereValidator",
        "OPTIONS": {"path": checking.said("REMIT_KNOWN_PASSWORDS")},
    },
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "remit.interfaces.web.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "remit.interfaces.web.adapters.SignIn"}
ACCOUNT_SESSION_REMEMBER = None  # the person says so at sign-in
# Who changes how one signs in shows again who one is, and is told by mail that it was changed.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = bool(checking.said("REMIT_SMTP_HOST"))
MFA_TOTP_ISSUER = "Remit"
REMIT_SECOND_FACTOR = checking.flag("REMIT_SECOND_FACTOR")
REMIT_OIDC = sign_on.provider()
CSRF_FAILURE_VIEW = "remit.interfaces.web.signed_out.form_too_old"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

STATIC_URL = "static/"
STATICFILES_FINDERS = [
    "remit.interfaces.web.bundles.BundleFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# Requests of one token in a minute, in each web process.
REMIT_API_RATE = checking.number("REMIT_API_RATE", 600, low=1)
# What keeps the machine running: measures, logs.
REMIT_METRICS_TOKEN = checking.said("REMIT_METRICS_TOKEN")
REMIT_SLOW_QUERY_MS = checking.number("REMIT_SLOW_QUERY_MS", 500, low=0)
LOGGING = logs.settings(
    form=checking.one_of("REMIT_LOG", logs.usual_form(), logs.FORMS),
    level=checking.one_of("REMIT_LOG_LEVEL", logs.usual_level(), logs.LEVELS),
)

REMIT_CLAMD = checking.said("REMIT_CLAMD")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_HOST = checking.said("REMIT_SMTP_HOST")
EMAIL_TIMEOUT = 30  # a mail server that is silent does not keep everything else waiting
EMAIL_PORT = checking.number("REMIT_SMTP_PORT", 25, low=1, high=65535)
REMIT_AUDITORS = checking.addresses("REMIT_AUDITORS")
DEFAULT_FROM_EMAIL = checking.addresses("REMIT_MAIL_FROM", "remit@localhost")[0]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
HTTPS = checking.flag("REMIT_HTTPS")
# A cookie under this prefix comes from this host alone, and never without HTTPS.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_ENGINE = "remit.interfaces.web.sessions"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
# A session lasts so many seconds, and ends earlier when nobody uses it.
SESSION_COOKIE_AGE = environment.seconds("REMIT_SESSION_DAYS", 14, 24 * 3600)
REMIT_SESSION_IDLE = environment.seconds("REMIT_SESSION_IDLE_HOURS", 12, 3600)
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}django_language"
THEME_COOKIE_NAME = f"{COOKIE_PREFIX}remit_theme"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if checking.flag("REMIT_BEHIND_PROXY") else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if checking.flag("REMIT_BEHIND_PROXY") else None
)
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = environment.intake().members
# What is wrong with all this; a site with faults does not start.
REMIT_FAULTS = environment.faults(ALLOWED_HOSTS)
