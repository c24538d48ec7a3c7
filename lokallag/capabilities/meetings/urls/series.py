"""Where series of meetings live, and what waits for them."""

from django.urls import path

from lokallag.capabilities.meetings.views import backlog, series

_ONE = "meetings/series/<uuid:series>/"
_ITEM = f"{_ONE}items/<int:item>/"

urlpatterns = [
    path("meetings/series/new/", series.series_new, name="series_new"),
    path(_ONE, series.series_page, name="series"),
    path(f"{_ONE}edit/", series.series_edit, name="series_edit"),
    path(f"{_ONE}more/", series.series_prolong, name="series_prolong"),
    path(f"{_ONE}more/<int:first>/undo/", series.series_prolong_undo, name="series_prolong_undo"),
    path(f"{_ONE}standing/", series.series_standing, name="series_standing"),
    path(f"{_ONE}items/", backlog.backlog_new, name="backlog_new"),
    path(f"{_ITEM}place/", backlog.backlog_move, name="backlog_move"),
    path(f"{_ITEM}removal/", backlog.backlog_removal, name="backlog_removal"),
    path(f"{_ITEM}removal/undo/", backlog.backlog_removal_undo, name="backlog_removal_undo"),
    path(f"{_ITEM}meeting/", backlog.backlog_meeting, name="backlog_meeting"),
]
