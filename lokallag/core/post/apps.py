"""The app of core post: guards its letters in the database, lets the access pages write."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PostConfig(AppConfig):
    name = "lokallag.core.post"
    label = "post"

    def ready(self) -> None:
        from lokallag.core.access.telling import notices_by  # noqa: PLC0415 (apps must be loaded first)
        from lokallag.core.post import guards  # noqa: PLC0415
        from lokallag.core.post.notices import send_notice  # noqa: PLC0415

        notices_by(send_notice)
        pre_migrate.connect(guards.take_down, sender=self)
        post_migrate.connect(guards.put_up, sender=self)
