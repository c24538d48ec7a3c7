"""Where a meeting's deadlines live."""

from django.urls import path

from lokallag.capabilities.meetings.views import lawful as views

urlpatterns = [
    path("meetings/<int:pk>/deadlines/", views.lawful_room, name="deadlines"),
    path("meetings/<int:pk>/deadlines/proof/", views.lawful_proof, name="lawful_proof"),
    path("meetings/<int:pk>/deadlines/lawful/", views.lawful_mark, name="lawful"),
    path("meetings/<int:pk>/deadlines/lawful/undo/", views.lawful_undo, name="lawful_undo"),
    path("meetings/<int:pk>/deadlines/sent/", views.sent_outside, name="sent_outside"),
    path("meetings/<int:pk>/deadlines/sent/<int:sent>/undo/", views.sent_undo, name="sent_undo"),
    path("meetings/<int:pk>/deadlines/extraordinary/", views.extraordinary, name="extraordinary"),
    path("meetings/<int:pk>/deadlines/<slug:key>/owner/", views.deadline_owner, name="deadline_owner"),
    path("meetings/<int:pk>/deadlines/<slug:key>/done/", views.deadline_done, name="deadline_done"),
    path("meetings/<int:pk>/deadlines/<slug:key>/done/undo/", views.deadline_open, name="deadline_open"),
]
