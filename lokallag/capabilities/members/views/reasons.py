"""Why somebody fits a thing, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.members.matching.fitting import Fit
from lokallag.capabilities.members.models import Ambition, Interest
from lokallag.core.gatherings.models import Kind


def reasons(fit: Fit, offered: dict[int, Interest], *, nature: str = "") -> list[str]:
    """Return the reasons of a fit, the weightiest first; `offered` are the interests by number."""
    said = [
        *_about(fit.wants, offered, _("would like to %(what)s"), _("cares about %(what)s")),
        *([_("is good at it")] if set(fit.can) & set(fit.wants) else []),
        *_about(_new(fit.can, fit.wants), offered, _("is good at this: %(what)s"), _("knows much about %(what)s")),
        *_about(
            _new(fit.learn, fit.wants), offered, _("wants to learn to %(what)s"), _("wants to learn about %(what)s")
        ),
    ]
    if fit.did:
        said.append(_did(fit.did, nature))
    elif fit.did_other:
        said.append(
            ngettext(
                "has done something practical %(n)s time in the last year",
                "has done something practical %(n)s times in the last year",
                fit.did_other,
            )
            % {"n": fit.did_other}
        )
    if fit.time:
        said.append(_TIMES[fit.time]())
    if fit.suits:
        said.append(_("the time suits"))
    if fit.never_asked and not fit.did:
        said.append(_("has not been asked lately"))
    if fit.tasks:
        said.append(ngettext("has %(n)s open task", "has %(n)s open tasks", fit.tasks) % {"n": fit.tasks})
    return said


_TIMES = {
    Ambition.Time.SOMETIMES.value: lambda: _("has an hour now and then"),
    Ambition.Time.MONTHLY.value: lambda: _("has a few hours a month"),
    Ambition.Time.CAMPAIGN.value: lambda: _("has a lot of time in the election campaign"),
}


def sentence(said: Iterable[str]) -> str:
    """Put reasons together: a capital first, commas between, a full stop."""
    text = ", ".join(said)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _new(keys: tuple[int, ...], said: tuple[int, ...]) -> tuple[int, ...]:
    """Those of the keys that have not been said yet."""
    return tuple(key for key in keys if key not in said)


def _did(how_many: int, nature: str) -> str:
    if nature == Kind.STAND:
        one, several = _("came to a stand in the last year"), _("came to %(n)s stands in the last year")
    else:
        one, several = _("did this once in the last year"), _("did this %(n)s times in the last year")
    return one if how_many == 1 else several % {"n": how_many}


def _about(keys: tuple[int, ...], offered: dict[int, Interest], doing: str, field: str) -> list[str]:
    """The interests as one or two reasons: things to do in one, fields of politics in the other."""
    known = [offered[key] for key in keys if key in offered]
    said = []
    for kind, text in ((Interest.Kind.DOING, doing), (Interest.Kind.FIELD, field)):
        labels = [_inside(one) for one in known if one.kind == kind]
        if labels:
            said.append(text % {"what": _listed(labels)})
    return said


def _inside(interest: Interest) -> str:
    """A label as it stands inside a sentence; the chapter's own words in quotation marks."""
    label = interest.label
    return f"«{label}»" if interest.name else f"{label[:1].lower()}{label[1:]}"


def _listed(labels: list[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    return _("%(several)s and %(last)s") % {"several": ", ".join(labels[:-1]), "last": labels[-1]}
