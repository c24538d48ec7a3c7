"""The queue of those who want to join, the form's settings, and who has recruited whom."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms.joining import AcceptanceForm, DecliningForm, JoinPageForm
from lokallag.capabilities.members.models import Application, JoinPage, Member
from lokallag.capabilities.members.permissions import EDIT, VIEW
from lokallag.capabilities.members.views.joining import recruiting_url
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.models import Person
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

SHOWN = 100


@page(may=EDIT, methods=("GET",))
def applications(request: ChapterRequest) -> HttpResponse:
    """Those who wait for an answer, how many have not confirmed, and those who were declined lately."""
    context = {
        "rows": list(Application.objects.waiting().select_related("recruited_by")[:SHOWN]),
        "unconfirmed": Application.objects.unconfirmed().count(),
        "declined": list(Application.objects.declined()[:SHOWN]),
        "join_page": JoinPage.here(),
        "today": request.chapter.today(),
    }
    return render(request, "members/application_list.html", context)


@page(may=EDIT, methods=("GET",))
def application(request: ChapterRequest, pk: int) -> HttpResponse:
    """One who wants to join, and whom the chapter knows who might be the same."""
    return _one(request, _found(pk), DecliningForm(initial={"tell": True}))


@page(may=EDIT, methods=("POST",))
def acceptance(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take somebody in, as somebody new or as somebody the chapter knows."""
    row = _found(pk)
    form = AcceptanceForm(request.POST)
    if not form.is_valid():
        return _one(request, row, DecliningForm(initial={"tell": True}))
    name = row.name
    try:
        member = actions.accept_application(
            application=row,
            person=form.cleaned_data["person"],
            actor=request.person,
            today=request.chapter.today(),
            now=request.chapter.now(),
        )
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
        return go(request, "members:applications")
    contact = Person.objects.filter(pk=member.contact_id).first() if member.contact_id else None
    if contact is not None:
        say(request, _("%(name)s is a member. %(contact)s calls.") % {"name": name, "contact": contact.name})
    else:
        say(request, _("%(name)s is a member.") % {"name": name})
    return go(request, "members:detail", pk=member.pk)


@page(may=EDIT, methods=("POST",))
def declination(request: ChapterRequest, pk: int) -> HttpResponse:
    """Say no to somebody."""
    row = _found(pk)
    form = DecliningForm(request.POST)
    if not form.is_valid():
        return _one(request, row, form)
    try:
        actions.decline_application(
            application=row, **form.cleaned_data, actor=request.person, now=request.chapter.now()
        )
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
    else:
        undo = chapter_reverse(request, "members:declination_undo", pk=pk)
        say(request, _("%(name)s is declined.") % {"name": row.name}, undo_url=undo)
    return go(request, "members:applications")


@page(may=EDIT, methods=("POST",))
def declination_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Put somebody back in the queue."""
    row = actions.undo_declining(application=get_object_or_404(Application, pk=pk), actor=request.person)
    say(request, _("%(name)s waits for an answer again.") % {"name": row.name})
    return go(request, "members:applications")


@page(may=EDIT)
def join_settings(request: ChapterRequest) -> HttpResponse:
    """Open or close the form, write over it, say which websites may show it."""
    decided = JoinPage.here()
    form = JoinPageForm(posted(request), initial=JoinPageForm.values_of(decided))
    if form.is_valid():
        actions.change_join_page(values=form.cleaned_data, actor=request.person)
        say(request, _("Saved."))
        return go(request, "members:join_settings")
    address = settings.SITE_URL + chapter_reverse(request, "members:join")
    title = _("Join %(chapter)s") % {"chapter": request.chapter.name}
    framed = f"{address}?{urlencode({'embed': 1, 'language': request.chapter.language})}".replace("&", "&amp;")
    context = {
        "form": form,
        "join_page": decided,
        "address": address,
        "snippet": f'<iframe src="{framed}" title="{title}" width="100%" height="1100" loading="lazy"></iframe>',
    }
    return render(request, "members/join_settings.html", context, status=422 if form.errors else 200)


@page(may=VIEW, methods=("GET",))
def recruitment(request: ChapterRequest) -> HttpResponse:
    """Who has recruited whom, how new members came, and one's own link to the form."""
    today = request.chapter.today()
    year = Q(joined_on__year=today.year)
    recruited = Member.objects.filter(recruited_by__isnull=False)
    counts = (
        recruited.values("recruited_by")
        .annotate(total=Count("pk"), this_year=Count("pk", filter=year))
        .order_by("-this_year", "-total", "recruited_by")[:SHOWN]
    )
    people = Person.objects.in_bulk([row["recruited_by"] for row in counts])
    latest = recruited.filter(year).select_related("person", "recruited_by").order_by("-joined_on", "-pk")[:SHOWN]
    context = {
        "rows": [(people[row["recruited_by"]], row["this_year"], row["total"]) for row in counts],
        "latest": list(latest),
        "came": {
            source: Member.objects.filter(year, source=source).count()
            for source in (Member.Source.FORM, Member.Source.HAND)
        },
        "join_page": JoinPage.here(),
        "waiting": Application.objects.waiting().count() if request.may(EDIT) else 0,
        "may_edit": request.may(EDIT),
        "own_url": recruiting_url(request, request.person),
        "today": today,
    }
    return render(request, "members/recruitment.html", context)


def _found(pk: int) -> Application:
    """One who waits for an answer; nobody else's page is shown."""
    return get_object_or_404(Application.objects.waiting().select_related("recruited_by"), pk=pk)


def _alike(row: Application) -> list[Person]:
    """People of the chapter with the same e-mail or phone, or the same name: perhaps the same human."""
    same = Q(email__iexact=row.email) | Q(alternatives__kind="email", alternatives__value__iexact=row.email)
    if row.phone:
        same |= Q(phone=row.phone) | Q(alternatives__kind="phone", alternatives__value=row.phone)
    if row.family_name:
        same |= Q(given_name__iexact=row.given_name, family_name__iexact=row.family_name)
    return list(Person.objects.filter(same).distinct().select_related("member").by_name()[:10])


def _one(request: ChapterRequest, row: Application, declining: DecliningForm) -> HttpResponse:
    context = {"row": row, "alike": _alike(row), "declining_form": declining, "today": request.chapter.today()}
    return render(request, "members/application_detail.html", context, status=422 if declining.errors else 200)
