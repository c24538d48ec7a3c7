"""The register: the list, one member, the ways in and out."""

from django.urls import path

from lokallag.capabilities.members import views
from lokallag.capabilities.members.views import details

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
    path("members/place/", views.place, name="place"),
    path("members/<int:pk>/state/", views.state, name="state"),
    path("members/<int:pk>/state/<int:standing>/undo/", views.state_undo, name="state_undo"),
    path("members/<int:pk>/departure/undo/", views.departure_undo, name="departure_undo"),
    path("members/<int:pk>/notes/", details.remark_new, name="remark_new"),
    path("members/<int:pk>/notes/<int:remark>/removal/", details.remark_removal, name="remark_removal"),
    path("members/<int:pk>/consents/", details.consent_new, name="consent_new"),
    path("members/<int:pk>/consents/<int:consent>/withdrawal/", details.consent_withdrawal, name="consent_withdrawal"),
    path(
        "members/<int:pk>/consents/<int:consent>/withdrawal/undo/",
        details.consent_withdrawal_undo,
        name="consent_withdrawal_undo",
    ),
    path("members/<int:pk>/household/", details.household, name="household"),
    path("members/<int:pk>/others/<int:alternative>/use/", details.other_use, name="other_use"),
    path("members/<int:pk>/fees/", details.fees, name="fees"),
    path("members/<int:pk>/fees/<int:fee>/undo/", details.fee_undo, name="fee_undo"),
]
