"""What one wants to hear, by a personal link and without a login. Looking changes nothing; mail scanners look."""

from dataclasses import asdict

from django.core import signing
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from lokallag.core.access.doors import public_page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.links import Opened, open_link
from lokallag.core.post import actions
from lokallag.core.post.forms.wishes import WishesForm
from lokallag.core.post.rendering import PURPOSE, language_of
from lokallag.core.web.rendering import posted, render

_SALT = "lokallag.post.wishes"
_ONE_DAY = 24 * 60 * 60
_WHY = "Whoever gets our mail can choose what they hear without a login; the link is signed and theirs alone"


# Mail programs post here by themselves (RFC 8058) and know no token of ours; the signed address is the proof.
@csrf_exempt
@public_page(why=_WHY)
def wishes(request: ChapterRequest, token: str) -> HttpResponseBase:
    """The choice; a POST of the form saves it, a mail program's own POST stops at once, and either can be taken back."""
    opened = open_link(token, PURPOSE)
    if opened is None:
        raise Http404
    with translation.override(language_of(opened.person, request.chapter)):
        if request.method == "POST" and request.POST.get("List-Unsubscribe") == "One-Click":
            return _one_click(request, opened)
        if request.method == "POST" and request.POST.get("undo"):
            return _undo(request, token, opened)
        return _choose(request, token, opened)


def _one_click(request: ChapterRequest, opened: Opened) -> HttpResponseBase:
    actions.stop_by_click(person=opened.person, important=opened.subject == "i", now=request.chapter.now())
    return HttpResponse(_("You will get no more letters of this kind."), content_type="text/plain; charset=utf-8")


def _choose(request: ChapterRequest, token: str, opened: Opened) -> HttpResponseBase:
    person = opened.person
    form = WishesForm(posted(request), initial={"wants": person.wants, "language": person.language})
    if not form.is_valid():
        return _page(request, token, form, status=422 if form.errors else 200)
    before = actions.set_wishes(
        person=person,
        wants=form.cleaned_data["wants"],
        language=form.cleaned_data["language"],
        now=request.chapter.now(),
    )
    person.refresh_from_db()
    undo = signing.dumps([person.pk, asdict(before)], salt=_SALT)
    with translation.override(language_of(person, request.chapter)):
        return _page(request, token, form, undo=undo, done=_("It is saved."))


def _undo(request: ChapterRequest, token: str, opened: Opened) -> HttpResponseBase:
    try:
        key, before = signing.loads(request.POST["undo"], salt=_SALT, max_age=_ONE_DAY)
    except signing.BadSignature:
        raise Http404 from None
    if key != opened.person.pk:
        raise Http404
    actions.undo_wishes(person=opened.person, before=actions.Before(**before))
    opened.person.refresh_from_db()
    form = WishesForm(initial={"wants": opened.person.wants, "language": opened.person.language})
    return _page(request, token, form, done=_("It is as it was."))


def _page(
    request: ChapterRequest, token: str, form: WishesForm, *, undo: str = "", done: str = "", status: int = 200
) -> HttpResponseBase:
    context = {"form": form, "token": token, "undo": undo, "done": done}
    answer = render(request, "post/wishes.html", context, status=status)
    # The address is a key: it goes to nobody else, and no cache keeps the page.
    answer["Referrer-Policy"] = "no-referrer"
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
