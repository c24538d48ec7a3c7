"""Where delegations live."""

from django.urls import path

from lokallag.capabilities.meetings.views import delegates, delegations

urlpatterns = [
    path("meetings/delegations/", delegations.delegation_list, name="delegations"),
    path("meetings/delegations/new/", delegations.delegation_new, name="delegation_new"),
    path("meetings/delegations/<int:pk>/", delegations.delegation, name="delegation"),
    path("meetings/delegations/<int:pk>/edit/", delegations.delegation_edit, name="delegation_edit"),
    path("meetings/delegations/<int:pk>/removal/", delegations.delegation_removal, name="delegation_removal"),
    path("meetings/delegations/<int:pk>/report/", delegations.delegation_report, name="delegation_report"),
    path(
        "meetings/delegations/<int:pk>/report/undo/", delegations.delegation_report_undo, name="delegation_report_undo"
    ),
    path("meetings/delegations/<int:pk>/agenda/", delegations.delegation_agenda, name="delegation_agenda"),
    path("meetings/delegations/<int:pk>/people/new/", delegates.delegate_new, name="delegate_new"),
    path("meetings/delegations/<int:pk>/people/elected/", delegates.delegates_taken, name="delegates_taken"),
    path("meetings/delegations/<int:pk>/people/list.csv", delegates.delegates_csv, name="delegates_csv"),
    path("meetings/delegations/<int:pk>/people/<slug:what>/", delegates.delegates_ticked, name="delegates_ticked"),
    path(
        "meetings/delegations/<int:pk>/person/<int:delegate>/removal/",
        delegates.delegate_removal,
        name="delegate_removal",
    ),
    path("meetings/delegations/<int:pk>/person/<int:delegate>/up/", delegates.delegate_up, name="delegate_up"),
    path("meetings/delegations/<int:pk>/person/<int:delegate>/step/", delegates.delegate_step, name="delegate_step"),
    path(
        "meetings/delegations/<int:pk>/person/<int:delegate>/withdrawal/",
        delegates.delegate_withdrawal,
        name="delegate_withdrawal",
    ),
    path(
        "meetings/delegations/<int:pk>/person/<int:delegate>/withdrawal/undo/",
        delegates.delegate_withdrawal_undo,
        name="delegate_withdrawal_undo",
    ),
]
