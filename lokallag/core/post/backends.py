"""The demonstration's mail carrier: keeps every e-mail in the database and sends none."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from lokallag.core.post.models import Mail


def _html(message: EmailMessage) -> str:
    """The message as HTML, empty where it is text only."""
    others = getattr(message, "alternatives", None) or []
    return next((str(content) for content, kind in others if kind == "text/html"), "")


class KeptMail(BaseEmailBackend):
    """Stores a row per recipient."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        rows = [
            Mail(to=to[:320], subject=str(message.subject)[:400], body=str(message.body), html=_html(message))
            for message in email_messages
            for to in message.recipients()
        ]
        Mail.objects.bulk_create(rows)
        return len(email_messages)
