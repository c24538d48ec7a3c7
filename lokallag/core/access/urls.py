"""Where a chapter's settings and seats live."""

from django.urls import path

from lokallag.core.access.views import chapter, seats

app_name = "access"

urlpatterns = [
    path("settings/", chapter.settings, name="settings"),
    path("roles/", chapter.roles, name="roles"),
    path("seats/", seats.seats, name="seats"),
    path("seats/new/", seats.seat_new, name="seat_new"),
    path("seats/<int:pk>/end/", seats.seat_end, name="seat_end"),
    path("seats/<int:pk>/reopening/", seats.seat_reopen, name="seat_reopening"),
    path("seats/<int:pk>/removal/", seats.seat_remove, name="seat_removal"),
    path("people/<int:pk>/invitation/", seats.invitation, name="invitation"),
]
