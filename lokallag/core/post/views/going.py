"""Before it goes: seen as a person sees it, tried on oneself, who gets it; then sent, stopped, copied, thrown away."""

from email.utils import formataddr

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.models import Person
from lokallag.core.post import actions, permissions
from lokallag.core.post.audience import problems_of, reach_of
from lokallag.core.post.forms.compose import GoForm
from lokallag.core.post.models import Mailing
from lokallag.core.post.notices import deliver
from lokallag.core.post.rendering import Writer, Written
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

#: As many can be chosen to see it as; the rest look alike.
SAMPLE = 60
SHOWN = 200
# A letter brings its own styles and nothing else: no script, no picture from elsewhere, no form.
_LETTER_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "frame-ancestors": ["'self'"],
    "form-action": ["'none'"],
    "script-src": ["'none'"],
    "base-uri": ["'none'"],
    "sandbox": ["allow-popups"],
}


@page(may=permissions.WRITE)
def check(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """The last look: as a chosen person sees it, what must be put right, who gets it; a POST sends or schedules."""
    mailing = get_object_or_404(Mailing.objects.written(), pk=pk)
    if mailing.state != Mailing.State.DRAFT:
        return go(request, "post:detail", pk=pk)
    now = request.chapter.now()
    reach = reach_of(mailing, now)
    problems = problems_of(mailing, reach)
    form = GoForm(posted(request), chapter=request.chapter)
    if request.method == "POST" and form.is_valid() and not problems:
        at = form.moment()
        try:
            actions.let_go(mailing=mailing, at=at, actor=request.person, now=now)
        except actions.NoDraft:
            say(request, _("It has been let go meanwhile."), level=messages.WARNING)
            return go(request, "post:detail", pk=pk)
        said = _("It is in the outbox and goes at the time you chose.") if at else _("It is on its way.")
        say(request, said, undo_url=chapter_reverse(request, "post:stop", pk=pk))
        return go(request, "post:detail", pk=pk)
    people = [one.person for one in (reach.gets or reach.not_)[:SAMPLE]] or [request.person]
    seen_as = _seen_as(request, people)
    context = {
        "mailing": mailing,
        "form": form,
        "reach": reach,
        "left_out": reach.not_[:SHOWN],
        "problems": problems,
        "people": [(str(person.pk), person.name) for person in people],
        "seen_as": seen_as,
        "written": _written(request, mailing, seen_as),
        "is_mail": mailing.channel == Mailing.Channel.EMAIL,
        "as_text": request.GET.get("as") == "text",
    }
    return render(request, "post/mailing_check.html", context, status=422 if request.method == "POST" else 200)


@page(may=permissions.WRITE, methods=("GET",))
def letter(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """The letter itself as somebody gets it, for the frame it is shown in; its links are not theirs."""
    mailing = get_object_or_404(Mailing.objects.written(), pk=pk)
    person = Person.objects.filter(pk=_number(request.GET.get("person", ""))).first() or request.person
    return framed_letter(_written(request, mailing, person).html)


def framed_letter(html: str) -> HttpResponseBase:
    """Answer with a letter's HTML for a frame of our own pages: its own styles, and nothing else that acts."""
    answer = HttpResponse(html)
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer._csp_replace = _LETTER_POLICY  # type: ignore[attr-defined]  # noqa: SLF001 (django-csp reads it there)
    return answer


@page(may=permissions.WRITE, methods=("POST",))
def test_send(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Send it to oneself."""
    mailing = get_object_or_404(Mailing.objects.written(), pk=pk)
    person = request.person
    if mailing.channel != Mailing.Channel.EMAIL:
        raise PermissionDenied
    if not person.email:
        say(request, _("You have no e-mail address here."), level=messages.WARNING)
        return go(request, "post:check", pk=pk)
    written = _written(request, mailing, person)
    deliver.later(
        to=formataddr((person.name, person.email)),
        subject=_("Test: %(subject)s") % {"subject": written.subject},
        text=written.text,
        html=written.html,
        sender=request.chapter.name,
    )
    say(request, _("A test is on its way to %(address)s.") % {"address": person.email})
    return go(request, "post:check", pk=pk)


@page(may=permissions.WRITE, methods=("POST",))
def stop(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Stop what has not gone yet."""
    mailing = get_object_or_404(Mailing.objects.written(), pk=pk)
    kept = actions.stop(mailing=mailing, actor=request.person, now=request.chapter.now())
    mailing.refresh_from_db()
    if mailing.state == Mailing.State.DRAFT:
        say(request, _("It is stopped, and a draft again."))
        return go(request, "post:check", pk=pk)
    if mailing.state == Mailing.State.STOPPED:
        say(request, _("It is stopped. %(number)s did not go.") % {"number": kept})
    else:
        say(request, _("All of it has gone already."), level=messages.WARNING)
    return go(request, "post:detail", pk=pk)


@page(may=permissions.WRITE, methods=("POST",))
def copy(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """A new draft that says the same."""
    mailing = get_object_or_404(Mailing.objects.written(), pk=pk)
    made = actions.copy(mailing=mailing, actor=request.person, now=request.chapter.now())
    say(request, _("A new draft that says the same."))
    return go(request, "post:edit", pk=made.pk)


@page(may=permissions.WRITE, methods=("POST",))
def removal(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Throw a draft away."""
    mailing = get_object_or_404(Mailing.objects.written(), pk=pk)
    try:
        actions.throw_away(mailing=mailing, actor=request.person, now=request.chapter.now())
    except actions.NoDraft:
        say(request, _("It has gone; what has gone is kept."), level=messages.WARNING)
        return go(request, "post:detail", pk=pk)
    say(request, _("The draft is thrown away."), undo_url=chapter_reverse(request, "post:removal_undo", pk=pk))
    return go(request, "post:list")


@page(may=permissions.WRITE, methods=("POST",))
def removal_undo(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """Take it back."""
    thrown = Mailing.objects.filter(kind=Mailing.LETTER, removed_at__isnull=False)
    actions.take_back(mailing=get_object_or_404(thrown, pk=pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "post:edit", pk=pk)


def _seen_as(request: ChapterRequest, people: list[Person]) -> Person:
    chosen = _number(request.GET.get("person", ""))
    return next((person for person in people if person.pk == chosen), people[0])


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _written(request: ChapterRequest, mailing: Mailing, person: Person) -> Written:
    """The letter in words, with links of nobody's: whoever looks at it must not be able to answer for another."""
    writer = Writer(request.chapter, mailing)
    if mailing.channel == Mailing.Channel.SMS:
        return Written("", writer.write_sms(person, {"wishes_url": "https://…"}), "")
    nobodys = {key: dict.fromkeys(links, "#") for key, links in writer.links([person]).items()}
    return writer.write(person, {"wishes_url": "#", **nobodys.get(person.pk, {})})
