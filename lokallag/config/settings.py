"""Every setting of an installation, fed by the environment; `docs/operating.md` explains each."""

import json
import os
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from lokallag.config.capabilities import CAPABILITIES, CORE
from lokallag.config.secret import secret_key

ROOT = Path(__file__).resolve().parent.parent
# In a clone everything made lies in the clone; an installed package keeps it in the user's own folder.
_HOME = ROOT.parent / "var" if (ROOT.parent / "pyproject.toml").exists() else Path.home() / ".local/share/lokallag"
DATA = Path(os.environ.get("LOKALLAG_DATA") or _HOME)


def _flag(name: str, default: bool = False) -> bool:
    """Read a yes/no from the environment."""
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


# The demonstration shows made-up chapters, one-click log-in and the mail that would have gone out.
DEMONSTRATION = _flag("LOKALLAG_DEMONSTRATION")
# Whether a chair may make further chapters in this installation.
OPEN = _flag("LOKALLAG_OPEN")
# How the site is reached: https means secure cookies, redirects and HSTS.
SITE_URL = os.environ.get("LOKALLAG_URL", "http://localhost:8000").rstrip("/")
HTTPS = SITE_URL.startswith("https://")
DEBUG = _flag("LOKALLAG_DEBUG")
SECRET_KEY = os.environ.get("LOKALLAG_SECRET_KEY") or secret_key(DATA)
ALLOWED_HOSTS = [host for host in os.environ.get("LOKALLAG_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []

INSTALLED_APPS = [
    *CAPABILITIES,
    *CORE,
    "lokallag.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lokallag.core.web.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "lokallag.core.access.middleware.ChapterMiddleware",
]

ROOT_URLCONF = "lokallag.config.urls"
WSGI_APPLICATION = "lokallag.config.wsgi.application"

_LOADERS: list[object] = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            # Partials outermost, or `page.html#part` is not found.
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    _LOADERS if DEBUG else [("django.template.loaders.cached.Loader", _LOADERS)],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "django.templatetags.static",
                "lokallag.core.web.templatetags.web",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lokallag.core.ui.context.layout",
            ],
        },
    }
]

_SQLITE = f"sqlite:///{DATA / 'lokallag.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(os.environ.get("DATABASE_URL") or _SQLITE, conn_max_age=None)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE and WAL: Django's default loses writes to "database is locked" (docs/decisions).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "lokallag.core.access.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
# Behind a proxy the limits count visitors, not the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _flag("LOKALLAG_BEHIND_PROXY") else 0
ACCOUNT_FORMS = {
    "request_login_code": "lokallag.core.access.forms.login.AskForCode",
    "confirm_login_code": "lokallag.core.access.forms.login.GiveCode",
}
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "lokallag.core.access.adapter.PasskeyAdapter"
MFA_FORMS = {
    "add_webauthn": "lokallag.core.access.forms.login.AddPasskey",
    "edit_webauthn": "lokallag.core.access.forms.login.NamePasskey",
    "login_webauthn": "lokallag.core.access.forms.login.LogInWithPasskey",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
AUTH_PASSWORD_VALIDATORS: list[dict[str, object]] = []

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = "lokallag.core.web.formats"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Oslo"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or _flag("LOKALLAG_TESTING")
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or _flag("LOKALLAG_TESTING")
# Tests make many clients: none of them reads through all static files first.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS
MEDIA_ROOT = DATA / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

# A provider instead of a mail server (django-anymail): its name, and its own settings as JSON.
ANYMAIL_PROVIDER = os.environ.get("LOKALLAG_MAIL_PROVIDER", "")
ANYMAIL = json.loads(os.environ.get("LOKALLAG_MAIL_PROVIDER_SETTINGS", "{}"))
EMAIL_BACKEND = (
    "lokallag.core.post.backends.KeptMail"
    if DEMONSTRATION
    else f"anymail.backends.{ANYMAIL_PROVIDER}.EmailBackend"
    if ANYMAIL_PROVIDER
    else os.environ.get("LOKALLAG_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
)
EMAIL_HOST = os.environ.get("LOKALLAG_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("LOKALLAG_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("LOKALLAG_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LOKALLAG_SMTP_PASSWORD", "")
EMAIL_USE_TLS = _flag("LOKALLAG_SMTP_TLS")
EMAIL_TIMEOUT = 20
EMAIL_USE_SSL = _flag("LOKALLAG_SMTP_SSL")
# Where letters come back to (each with its own `+key`), and where they are read: a mailbox by IMAP, a maildir or mbox.
BOUNCE_ADDRESS = os.environ.get("LOKALLAG_BOUNCE_ADDRESS", "")
BOUNCE_MAILBOX = os.environ.get("LOKALLAG_BOUNCE_MAILBOX", "")
# Who carries text messages; the default writes them into a file.
SMS_BACKEND = os.environ.get("LOKALLAG_SMS_BACKEND", "lokallag.core.post.sms.FileCarrier")
# Enhetsregisteret's open interface, asked only when somebody presses a button; not in tests and demonstrations.
_REGISTER = "" if DEMONSTRATION or _flag("LOKALLAG_TESTING") else "https://data.brreg.no/enhetsregisteret/api"
ENHETSREGISTERET_URL = os.environ.get("LOKALLAG_ENHETSREGISTERET_URL", _REGISTER).rstrip("/")
if not ENHETSREGISTERET_URL.startswith(("http://", "https://")):
    ENHETSREGISTERET_URL = ""
DEFAULT_FROM_EMAIL = os.environ.get("LOKALLAG_FROM", "Lokallag <lokallag@localhost>")

# Tests do the work at once; everywhere else it waits in the database for `lokallag work`.
_AT_ONCE = os.environ.get("LOKALLAG_TASKS", "immediate" if _flag("LOKALLAG_TESTING") else "database") == "immediate"
TASKS: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if _AT_ONCE
        else "django_tasks_db.DatabaseBackend",
        "QUEUES": [],
    }
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 60 * 60 * 24 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS and not _flag("LOKALLAG_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _flag("LOKALLAG_BEHIND_PROXY") else None
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOKALLAG_LOG", "WARNING")},
}
