"""Where events live."""

from django.urls import path

from lokallag.capabilities.events import views

app_name = "events"
urlpatterns = [
    path("events/", views.event_list, name="list"),
    path("events/new/", views.event_new, name="new"),
    path("events/<int:pk>/", views.event_detail, name="detail"),
    path("events/<int:pk>/edit/", views.event_edit, name="edit"),
    path("events/<int:pk>/answer/", views.event_answer, name="answer"),
    path("events/<int:pk>/invitations/", views.event_invitations, name="invitations"),
    path("events/<int:pk>/invitations/person/", views.event_invite_one, name="invite_one"),
    path("events/<int:pk>/invitations/nudge/", views.event_nudge, name="nudge"),
    path("events/<int:pk>/invitations/told/", views.event_told, name="told"),
    path("events/<int:pk>/attendance/", views.event_attendance, name="attendance"),
    path("events/<int:pk>/holding/", views.event_holding, name="holding"),
    path("events/<int:pk>/holding/undo/", views.event_holding_undo, name="holding_undo"),
    path("events/<int:pk>/cancellation/", views.event_cancellation, name="cancellation"),
    path("events/<int:pk>/cancellation/undo/", views.event_cancellation_undo, name="cancellation_undo"),
    path("events/<int:pk>/planning/undo/", views.event_planning_undo, name="planning_undo"),
    path("events/series/<uuid:series>/undo/", views.event_series_undo, name="series_undo"),
]
