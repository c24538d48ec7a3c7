"""Where the kit lives, outside any chapter: the living page, the party's colours, the visitor's choices."""

from django.urls import path, re_path

from lokallag.core.ui import views

app_name = "ui"

urlpatterns = [
    path("ui/", views.kit, name="kit"),
    path("ui/choices/", views.choices, name="choices"),
    re_path(r"^ui/colour/(?P<hex_digits>[0-9a-f]{6})\.css$", views.colour_css, name="colour"),
]
