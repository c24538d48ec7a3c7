"""Where everything lives. Inside a chapter all addresses begin with its slug."""

from importlib import import_module
from types import ModuleType

from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.utils.module_loading import module_has_submodule

from lokallag.config.capabilities import CAPABILITIES, CORE
from lokallag.core.access.login_urls import urlpatterns as login_urls
from lokallag.core.web.addressed import ChapterSlug

urlpatterns: list[URLPattern | URLResolver] = []
register_converter(ChapterSlug, "chapter_slug")


def _module(app: str, name: str) -> ModuleType | None:
    """The app's module of this name, None where it has none."""
    config = next(c for c in apps.get_app_configs() if c.name == app)
    if config.module is None or not module_has_submodule(config.module, name):
        return None
    return import_module(f"{app}.{name}")


def _addresses(app: str) -> list[URLPattern | URLResolver]:
    """`site_urls.py`: pages outside any chapter. `urls.py`: pages inside one. Both in one namespace, or names get lost."""
    outside, inside = _module(app, "site_urls"), _module(app, "urls")
    patterns: list[URLPattern | URLResolver] = [*outside.urlpatterns] if outside else []
    if inside:
        patterns.append(path("<chapter_slug:chapter>/", include(inside.urlpatterns)))
    name = getattr(inside, "app_name", None) or getattr(outside, "app_name", None)
    return [path("", include((patterns, name)) if name else include(patterns))] if patterns else []


if settings.DEMONSTRATION:
    from lokallag.config.demonstration.urls import urlpatterns as demonstration_urls

    urlpatterns += demonstration_urls

urlpatterns += login_urls
for _app in (*CORE, *CAPABILITIES):
    urlpatterns += _addresses(_app)
