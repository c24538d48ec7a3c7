"""Say of meetings that were there before bodies which bodies held them: it follows from their kind and group."""

from django.db import migrations
from django.utils.translation import gettext as _

_NAMES = {
    "a_members": lambda: _("The members"),
    "b_board": lambda: _("The board"),
    "c_council": lambda: _("The council group"),
}
_GROUPS = {"b_board": "a_board", "c_council": "b_council"}
_KINDS = {
    "board_meeting": ("b_board",),
    "member_meeting": ("a_members",),
    "annual_meeting": ("a_members",),
    "joint_meeting": ("b_board", "c_council"),
    "council_group_meeting": ("c_council",),
}


def say_who_held_them(apps, schema_editor):
    """Make the bodies that are missing, and a sitting for each meeting without one."""
    gatherings = apps.get_model("gatherings", "Gathering")._base_manager
    body_rows = apps.get_model("meetings", "Body")._base_manager
    sittings = apps.get_model("meetings", "Sitting")
    groups = apps.get_model("groups", "Group")._base_manager
    bodies = {}

    def body(chapter, kind):
        if (chapter, kind) not in bodies:
            row = body_rows.filter(chapter_id=chapter, kind=kind).first()
            if row is None:
                group = groups.filter(chapter_id=chapter, kind=_GROUPS.get(kind, "")).order_by("pk").first()
                name = group.name if group else _NAMES[kind]()
                row = body_rows.create(chapter_id=chapter, kind=kind, name=name, group=group)
            bodies[chapter, kind] = row.pk
        return bodies[chapter, kind]

    found = gatherings.filter(kind__in=list(_KINDS), sittings__isnull=True).order_by("pk")
    rows = [
        sittings(chapter_id=chapter, gathering_id=pk, body_id=body(chapter, kind), place=place)
        for pk, chapter, name in found.values_list("pk", "chapter_id", "kind")
        for place, kind in enumerate(_KINDS[name])
    ]
    sittings._base_manager.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("gatherings", "0004_group_meetings"),
        ("groups", "0001_initial"),
        ("meetings", "0003_series"),
    ]

    operations = [migrations.RunPython(say_who_held_them, migrations.RunPython.noop)]
