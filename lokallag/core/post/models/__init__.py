"""What goes out: mailings, the letter each person gets, addresses that no longer work, and what the demonstration keeps."""

from lokallag.core.post.models.addresses import Setup, Suppression
from lokallag.core.post.models.attachments import Attachment
from lokallag.core.post.models.kept import Mail
from lokallag.core.post.models.letters import Letter, LetterQuerySet, new_key
from lokallag.core.post.models.mailings import Mailing, MailingQuerySet

__all__ = [
    "Attachment",
    "Letter",
    "LetterQuerySet",
    "Mail",
    "Mailing",
    "MailingQuerySet",
    "Setup",
    "Suppression",
    "new_key",
]
