"""One at a time: the row of a gathering, locked for the length of an action."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lokallag.core.gatherings.models import Gathering


def locked(gathering: Gathering) -> Gathering:
    """Return the gathering as it is now, with its row locked; ValidationError when somebody has removed it."""
    found = Gathering.objects.select_for_update().filter(pk=gathering.pk).first()
    if found is None:
        raise ValidationError(_("Somebody has removed it in the meantime."), code="gone")
    return found
