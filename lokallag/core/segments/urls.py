"""Where the segments live."""

from django.urls import path

from lokallag.core.segments import views

app_name = "segments"

urlpatterns = [
    path("segments/", views.segment_list, name="list"),
    path("segments/new/", views.segment_new, name="new"),
    path("segments/<int:pk>/", views.segment_detail, name="detail"),
    path("segments/<int:pk>/copy/", views.copy, name="copy"),
    path("segments/<int:pk>/removal/", views.removal, name="removal"),
    path("segments/<int:pk>/removal/undo/", views.removal_undo, name="removal_undo"),
]
