"""What members want: filled in by themselves from a personal link, or written down by somebody in the chapter."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.actions.ambitions import PURPOSE
from lokallag.capabilities.members.forms import AmbitionForm, TheirAmbitionForm
from lokallag.capabilities.members.models import Ambition, Interest, Member, Wish
from lokallag.capabilities.members.permissions import CONTACT
from lokallag.core.access.doors import page, public_page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.links import open_link
from lokallag.core.people.models import Person
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


def person_behind(token: str, purpose: str = PURPOSE) -> Person:
    """The person of a personal link; 404 for a link that is wrong or void."""
    opened = open_link(token, purpose)
    if opened is None:
        raise Http404
    return opened.person


@public_page(why="A member says what they want from the membership, from a personal link in a mail")
def ambition_own(request: HttpRequest, token: str) -> HttpResponse:
    """The member's own page: one form, saved with one button; what they said before stands in it."""
    person = person_behind(token)
    chapter = request.chapter  # type: ignore[attr-defined]
    ambition = Ambition.objects.filter(person=person).first()
    form = AmbitionForm(posted(request), offered=actions.interests(), ambition=ambition)
    if form.is_valid():
        actions.tell_ambition(
            person=person, said=form.said(), how=Ambition.How.LINK, by=person, actor=person, today=chapter.today()
        )
        return redirect(chapter_reverse(request, "members:ambition_thanks", token=token))
    context = {"form": form, "person": person, "ambition": ambition, "chapter": chapter}
    return render(request, "members/ambition_own.html", context, status=422 if form.errors else 200)


@public_page(why="Thanks a member for saying what they want, after the same personal link", methods=("GET",))
def ambition_thanks(request: HttpRequest, token: str) -> HttpResponse:
    """What was saved, what happens next, and how to change it later."""
    person = person_behind(token)
    ambition = get_object_or_404(Ambition.objects.answered(), person=person)
    ticked: dict[str, list[str]] = {}
    for wish in ambition.wishes.select_related("interest").order_by("interest__place"):
        field = wish.kind == Wish.Kind.WANT and wish.interest.kind == Interest.Kind.FIELD
        ticked.setdefault("field" if field else wish.kind, []).append(wish.interest.label)
    titles = [
        (Wish.Kind.WANT, _("You would like to")),
        ("field", _("You care about")),
        (Wish.Kind.CAN, _("You are good at")),
        (Wish.Kind.LEARN, _("You would like to learn")),
    ]
    context = {
        "person": person,
        "ambition": ambition,
        "told": [(title, ticked[kind]) for kind, title in titles if kind in ticked],
        "own_url": chapter_reverse(request, "members:ambition_own", token=token),
        "chapter": request.chapter,  # type: ignore[attr-defined]
    }
    return render(request, "members/ambition_thanks.html", context)


@page(may=CONTACT)
def ambition_edit(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody in the chapter writes down what a member says; `?how=call` after a call."""
    member = get_object_or_404(Member.objects.select_related("person__ambition"), pk=pk)
    today = request.chapter.today()
    ambition = getattr(member.person, "ambition", None)
    form = TheirAmbitionForm(posted(request), offered=actions.interests(), ambition=ambition, today=today)
    if form.is_valid():
        called = request.GET.get("how") == "call"
        actions.tell_ambition(
            person=member.person,
            said=form.said(),
            how=Ambition.How.CALL if called else Ambition.How.OFFICER,
            by=request.person,
            actor=request.person,
            today=today,
        )
        say(request, _("What %(name)s wants is written down.") % {"name": member.person.name})
        return go(request, "members:detail", pk=pk)
    tellings = list(ambition.tellings.select_related("by").order_by("-on", "-pk")[:10]) if ambition else []
    context = {"form": form, "member": member, "person": member.person, "ambition": ambition, "tellings": tellings}
    return render(request, "members/ambition_edit.html", context, status=422 if form.errors else 200)


@page(may=CONTACT, methods=("POST",))
def ambition_asking(request: ChapterRequest, pk: int) -> HttpResponse:
    """Send one member their link."""
    member = get_object_or_404(Member.objects.select_related("person__user"), pk=pk)
    asked, _left_out = actions.ask_for_ambitions(
        people=[member.person],
        important=True,
        actor=request.person,
        chapter=request.chapter,
        today=request.chapter.today(),
    )
    name = {"name": member.person.name}
    if asked:
        say(request, _("%(name)s gets an e-mail with the link.") % name)
    else:
        say(request, _("%(name)s was not asked: no e-mail is known, or they were asked today, or want no mail.") % name)
    return go(request, "members:detail", pk=pk)
