"""Where the post lives."""

from django.urls import path

from lokallag.core.post import views

app_name = "post"

urlpatterns = [
    path("post/", views.mailing_list, name="list"),
    path("post/new/", views.mailing_new, name="new"),
    path("post/addresses/", views.addresses, name="addresses"),
    path("post/addresses/<int:pk>/lifting/", views.lifting, name="lifting"),
    path("post/addresses/<int:pk>/lifting/undo/", views.lifting_undo, name="lifting_undo"),
    path("post/<int:pk>/", views.mailing_detail, name="detail"),
    path("post/<int:pk>/draft/", views.mailing_edit, name="edit"),
    path("post/<int:pk>/check/", views.check, name="check"),
    path("post/<int:pk>/letter/", views.letter, name="letter"),
    path("post/<int:pk>/test/", views.test_send, name="test"),
    path("post/<int:pk>/stop/", views.stop, name="stop"),
    path("post/<int:pk>/copy/", views.copy, name="copy"),
    path("post/<int:pk>/removal/", views.removal, name="removal"),
    path("post/<int:pk>/removal/undo/", views.removal_undo, name="removal_undo"),
    path("post/wishes/<str:token>/", views.wishes, name="wishes"),
]
