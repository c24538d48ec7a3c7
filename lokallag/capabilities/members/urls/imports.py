"""Lists of members on their way in, and taken back."""

from django.urls import path

from lokallag.capabilities.members.views import imports

urlpatterns = [
    path("members/imports/", imports.import_list, name="imports"),
    path("members/imports/<int:pk>/", imports.import_detail, name="import_detail"),
    path("members/imports/<int:pk>/columns/", imports.import_columns, name="import_columns"),
    path("members/imports/<int:pk>/answers/", imports.import_answers, name="import_answers"),
    path("members/imports/<int:pk>/application/", imports.import_application, name="import_application"),
    path("members/imports/<int:pk>/undo/", imports.import_undo, name="import_undo"),
    path("members/imports/<int:pk>/again/", imports.import_again, name="import_again"),
    path("members/imports/<int:pk>/removal/", imports.import_removal, name="import_removal"),
    path("members/imports/<int:pk>/left-out.csv", imports.import_left_out, name="import_left_out"),
]
