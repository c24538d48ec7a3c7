"""Where one logs in and keeps passkeys. The names are allauth's; of its pages only those we use exist."""

from django.urls import URLPattern, URLResolver, path

from lokallag.core.access.views import login

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/login/", login.log_in, name="account_login"),
    path("accounts/login/", login.log_in, name="account_request_login_code"),
    path("accounts/login/code/", login.give_code, name="account_confirm_login_code"),
    path("accounts/login/passkey/", login.log_in_with_passkey, name="mfa_login_webauthn"),
    path("accounts/logout/", login.log_out, name="account_logout"),
    path("accounts/signup/", login.no_sign_up, name="account_signup"),
    path("accounts/closed/", login.closed_login, name="account_inactive"),
    path("me/passkeys/", login.passkeys, name="mfa_list_webauthn"),
    path("me/passkeys/", login.passkeys, name="mfa_index"),
    path("me/passkeys/new/", login.add_passkey, name="mfa_add_webauthn"),
    path("me/passkeys/<int:pk>/", login.name_passkey, name="mfa_edit_webauthn"),
    path("me/passkeys/<int:pk>/removal/", login.remove_passkey, name="mfa_remove_webauthn"),
]
