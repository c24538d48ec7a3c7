"""Where the tasks live."""

from django.urls import path

from lokallag.core.tasks import views

app_name = "tasks"

urlpatterns = [
    path("tasks/", views.task_list, name="list"),
    path("tasks/new/", views.task_new, name="new"),
    path("tasks/quick/", views.quick_new, name="quick"),
    path("tasks/reminders/", views.reminders_own, name="reminders_own"),
    path("tasks/reminders/<str:token>/", views.reminders, name="reminders"),
    path("tasks/<int:pk>/", views.task_edit, name="edit"),
    path("tasks/<int:pk>/taking/", views.taking, name="taking"),
    path("tasks/<int:pk>/taking/undo/", views.giving_back, name="giving_back"),
    path("tasks/<int:pk>/completion/", views.completion, name="completion"),
    path("tasks/<int:pk>/completion/undo/", views.completion_undo, name="completion_undo"),
    path("tasks/<int:pk>/removal/", views.removal, name="removal"),
    path("tasks/removed/<str:ticket>/", views.removal_undo, name="removal_undo"),
]
