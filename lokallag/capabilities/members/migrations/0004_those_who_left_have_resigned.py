"""Give those who have left the state that says so, and the standing behind it."""

from django.db import migrations


def resign(apps, _schema_editor):
    """Members who have left resigned on that day."""
    member = apps.get_model("members", "Member")
    standing = apps.get_model("members", "Standing")
    gone = member._base_manager.filter(left_on__isnull=False).exclude(state__in=("resigned", "expelled"))
    rows = [
        standing(chapter_id=row.chapter_id, member_id=row.pk, state=state, on=on)
        for row in gone.iterator(chunk_size=1000)
        for state, on in (("member", row.joined_on), ("resigned", row.left_on))
    ]
    standing._base_manager.bulk_create(rows, batch_size=1000)
    gone.update(state="resigned")


class Migration(migrations.Migration):
    dependencies = [("members", "0003_newcomers_are_promised_a_call")]

    operations = [migrations.RunPython(resign, migrations.RunPython.noop, elidable=True)]
