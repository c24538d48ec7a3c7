"""Where the logbook lives."""

from django.urls import path

from lokallag.capabilities.logbook import views

app_name = "logbook"
urlpatterns = [
    path("logbook/", views.note_list, name="list"),
    path("logbook/new/", views.note_new, name="new"),
    path("logbook/suggestions/", views.note_suggestions, name="suggestions"),
    path("logbook/<int:pk>/", views.note_detail, name="detail"),
    path("logbook/<int:pk>/edit/", views.note_edit, name="edit"),
    path("logbook/<int:pk>/removal/", views.note_removal, name="removal"),
    path("logbook/<int:pk>/removal/undo/", views.note_removal_undo, name="removal_undo"),
]
