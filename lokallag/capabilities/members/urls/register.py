"""The register: the list, one member, the ways in and out."""

from django.urls import path

from lokallag.capabilities.members import views

urlpatterns = [
    path("members/", views.member_list, name="list"),
    path("members/find/", views.member_find, name="find"),
    path("members/new/", views.member_new, name="new"),
    path("members/<int:pk>/", views.member_detail, name="detail"),
    path("members/<int:pk>/edit/", views.member_edit, name="edit"),
    path("members/<int:pk>/registration/undo/", views.registration_undo, name="registration_undo"),
    path("members/<int:pk>/contacts/new/", views.contact_new, name="contact_new"),
    path("members/<int:pk>/contacts/<int:contact>/undo/", views.contact_undo, name="contact_undo"),
    path("members/<int:pk>/welcomer/", views.welcomer, name="welcomer"),
    path("members/<int:pk>/departure/", views.departure, name="departure"),
    path("members/<int:pk>/departure/undo/", views.departure_undo, name="departure_undo"),
]
