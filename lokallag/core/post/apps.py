"""The app of core post: guards its letters in the database, lets the access pages write."""

from anymail.signals import tracking
from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class PostConfig(AppConfig):
    name = "lokallag.core.post"
    label = "post"

    def ready(self) -> None:
        from lokallag.core.access.telling import notices_by  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.core.post import guards  # noqa: PLC0415
        from lokallag.core.post.notices import send_notice  # noqa: PLC0415
        from lokallag.core.post.permissions import WRITE  # noqa: PLC0415
        from lokallag.core.post.receiving import hear_provider  # noqa: PLC0415
        from lokallag.core.segments.book import BOOK, Use  # noqa: PLC0415
        from lokallag.core.ui.menu import MenuItem, register  # noqa: PLC0415

        notices_by(send_notice)
        register(MenuItem("post", _("Letters"), "mail", "post:list", order=15, permission=WRITE, prefixes=("post:",)))
        BOOK.use(Use(label=_("Write to them"), icon="mail", url_name="post:new", may=WRITE))
        tracking.connect(hear_provider)
        pre_migrate.connect(guards.take_down, sender=self)
        post_migrate.connect(guards.put_up, sender=self)
