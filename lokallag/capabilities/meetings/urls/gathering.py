"""Where meetings themselves live: the pages of core gatherings."""

from django.urls import path

from lokallag.capabilities.meetings.views import gathering as views
from lokallag.capabilities.meetings.views import listing

urlpatterns = [
    path("meetings/", listing.meeting_list, name="list"),
    path("meetings/new/", views.meeting_new, name="new"),
    path("meetings/<int:pk>/", views.meeting_detail, name="detail"),
    path("meetings/<int:pk>/edit/", views.meeting_edit, name="edit"),
    path("meetings/<int:pk>/answer/", views.meeting_answer, name="answer"),
    path("meetings/<int:pk>/invitations/", views.meeting_invitations, name="invitations"),
    path("meetings/<int:pk>/invitations/person/", views.meeting_invite_one, name="invite_one"),
    path("meetings/<int:pk>/invitations/nudge/", views.meeting_nudge, name="nudge"),
    path("meetings/<int:pk>/invitations/told/", views.meeting_told, name="told"),
    path("meetings/<int:pk>/attendance/", views.meeting_attendance, name="attendance"),
    path("meetings/<int:pk>/holding/", views.meeting_holding, name="holding"),
    path("meetings/<int:pk>/holding/undo/", views.meeting_holding_undo, name="holding_undo"),
    path("meetings/<int:pk>/cancellation/", views.meeting_cancellation, name="cancellation"),
    path("meetings/<int:pk>/cancellation/undo/", views.meeting_cancellation_undo, name="cancellation_undo"),
    path("meetings/<int:pk>/planning/undo/", views.meeting_planning_undo, name="planning_undo"),
    path("meetings/series/<uuid:series>/undo/", views.meeting_series_undo, name="series_undo"),
]
