"""Where the demonstration's own pages are. `config/urls.py` takes them in only in demonstration mode."""

from django.urls import URLPattern, URLResolver, include, path

from lokallag.config.demonstration import views

_own = (
    [
        path("demonstration/", views.doors, name="doors"),
        path("demonstration/login/", views.log_in, name="log_in"),
        path("demonstration/logout/", views.log_out, name="log_out"),
        path("demonstration/mail/", views.mail, name="mail"),
        path("demonstration/mail/<int:pk>/", views.letter, name="letter"),
        path("demonstration/mail/<int:pk>/html/", views.letter_html, name="letter_html"),
    ],
    "demonstration",
)

urlpatterns: list[URLPattern | URLResolver] = [path("", views.front), path("", include(_own))]
