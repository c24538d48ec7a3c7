"""Where the groups live."""

from django.urls import path

from lokallag.core.groups import views

app_name = "groups"

urlpatterns = [
    path("groups/", views.group_list, name="list"),
    path("groups/new/", views.group_new, name="new"),
    path("groups/<int:pk>/", views.group_detail, name="detail"),
    path("groups/<int:pk>/edit/", views.group_edit, name="edit"),
    path("groups/<int:pk>/removal/", views.removal, name="removal"),
    path("groups/<int:pk>/establishment/", views.establishing, name="establishing"),
    path("groups/<int:pk>/establishment/undo/", views.establishing_undo, name="establishing_undo"),
    path("groups/<int:pk>/dissolution/", views.dissolving, name="dissolving"),
    path("groups/<int:pk>/dissolution/undo/", views.dissolving_undo, name="dissolving_undo"),
    path("groups/<int:pk>/members/", views.member_new, name="member_new"),
    path("groups/<int:pk>/members/<int:membership>/end/", views.member_end, name="member_end"),
    path("groups/<int:pk>/members/<int:membership>/end/undo/", views.member_end_undo, name="member_end_undo"),
]
