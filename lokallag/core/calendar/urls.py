"""Where one subscribes to the chapter's calendar."""

from django.urls import path

from lokallag.core.calendar import views

app_name = "calendar"

urlpatterns = [
    path("calendar/", views.subscribe, name="subscribe"),
    path("calendar/renewal/", views.renewal, name="renewal"),
]
