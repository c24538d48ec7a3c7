"""Where everything lives. Inside a chapter all addresses begin with its slug."""

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.utils.module_loading import module_has_submodule

from lokallag.config.capabilities import CAPABILITIES, CORE

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
]


def _modules(name: str) -> list[str]:
    """The apps that have a module of this name, core first, in the list's order."""
    found = []
    for app in (*CORE, *CAPABILITIES):
        config = next(c for c in apps.get_app_configs() if c.name == app)
        if config.module is not None and module_has_submodule(config.module, name):
            found.append(f"{app}.{name}")
    return found


if settings.DEMONSTRATION:
    from lokallag.config.demonstration.urls import urlpatterns as demonstration_urls

    urlpatterns += demonstration_urls

# `site_urls.py`: pages outside any chapter. `urls.py`: pages inside one.
urlpatterns += [path("", include(module)) for module in _modules("site_urls")]
urlpatterns += [path("<slug:chapter>/", include(module)) for module in _modules("urls")]

