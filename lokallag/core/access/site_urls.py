"""Where the doors are: pages outside any chapter."""

from django.urls import path

from lokallag.core.access.views import me, start

app_name = "access"

urlpatterns = [
    path("", start.start, name="start"),
    path("start/", start.first_run, name="first_run"),
    path("new/", start.new_chapter, name="new_chapter"),
    path("me/", me.me, name="me"),
    path("language/", me.language, name="language"),
    path("appearance/", me.appearance, name="appearance"),
]
