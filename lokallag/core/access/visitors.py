"""Which network address a request comes from: behind a proxy, the visitor's and not the proxy's."""

from allauth.account.adapter import get_adapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the visitor's network address, empty where it cannot be told; the log-in's own limits ask the same."""
    try:
        return str(get_adapter(request).get_client_ip(request) or "")
    except (PermissionDenied, ImproperlyConfigured):
        return ""
