"""The chapter's form for new members: shown alone or in a frame of a website, confirmed from the mail."""

import datetime
from typing import cast
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms.joining import LONGEST, QUICKEST, ApplicationForm, age_of, stamp
from lokallag.capabilities.members.models import JoinPage
from lokallag.core.access.doors import public_page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.visitors import address_of
from lokallag.core.people.links import link_token, open_link
from lokallag.core.people.models import Person
from lokallag.core.web.rendering import chapter_reverse, render

#: What a member's own link to the form is signed for.
RECRUIT = "members.recruit"
_WHY = "The chapter's form for new members stands on its website, for anybody"


# A form in a frame of another website gets no cookie, so it has no CSRF token. It acts for nobody who is logged in;
# the signed stamp, the unseen field and the limit by sender stand in its place.
@csrf_exempt
@public_page(why=_WHY)
def join(request: ChapterRequest) -> HttpResponse:
    """Fill in the form. The answer is the same whoever's address is written."""
    page = JoinPage.here()
    if not page.is_open:
        raise Http404
    language = _language(request)
    with translation.override(language):
        return _framed(request, page, _join(request, page, language))


@public_page(why=_WHY, methods=("GET",))
def join_thanks(request: ChapterRequest) -> HttpResponse:
    """Look in your e-mail."""
    page = JoinPage.here()
    if not page.is_open:
        raise Http404
    with translation.override(_language(request)):
        return _framed(request, page, render(request, "members/join_thanks.html", {"layout": _layout(request)}))


@public_page(why="Who confirms their address comes from a mail; the link is secret and for one application")
def join_confirm(request: ChapterRequest, token: str) -> HttpResponse:
    """Confirm that the address is one's own and that one wants to be a member. Looking changes nothing."""
    application = actions.open_application(token)
    if application is None or application.outcome:
        return _unkept(render(request, "members/join_gone.html", status=404))
    language = application.language if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES else ""
    with translation.override(language or translation.get_language() or request.chapter.language):
        if request.method == "POST":
            try:
                application = actions.confirm_application(
                    application=application, now=request.chapter.now(), today=request.chapter.today()
                )
            except ValidationError:
                return _unkept(render(request, "members/join_gone.html", status=404))
        context = {"application": application, "is_confirmed": application.confirmed_at is not None}
        return _unkept(render(request, "members/join_confirm.html", context))


def recruiting_url(request: ChapterRequest, person: Person) -> str:
    """Return a member's own address of the form: who joins by it is recruited by them."""
    query = urlencode({"by": link_token(person, RECRUIT)})
    return f"{settings.SITE_URL}{chapter_reverse(request, 'members:join')}?{query}"


def _join(request: ChapterRequest, page: JoinPage, language: str) -> HttpResponse:
    today, now = request.chapter.today(), request.chapter.now()
    if request.method != "POST":
        return _shown(request, page, ApplicationForm(initial=_fresh(request), today=today), language)
    form = ApplicationForm(request.POST, today=today)
    if form.is_a_robot:
        return _thanked(request, language)
    if not form.is_valid():
        return _shown(request, page, form, language)
    age = age_of(form.cleaned_data["stamp"], request.chapter.pk, _real_now())
    if age is None or not QUICKEST <= age <= LONGEST:
        form.add_error(None, _("Please send it once more."))
        return _shown(request, page, form, language)
    if not actions.knock(mark=_mark(request), now=_real_now()):
        form.add_error(None, _("That was many times in a short while. Try again in an hour, or write to us."))
        return _shown(request, page, form, language, status=429)
    data = form.cleaned_data
    applicant = actions.Applicant(
        **{name: data[name] for name in ("given_name", "family_name", "email", "phone", "postcode", "birth_year")},
        message=data["message"],
        language=language,
    )
    recruiter = open_link(data["by"], RECRUIT)
    actions.apply_to_join(
        applicant=applicant,
        wording=wording(request.chapter.name),
        recruited_by=recruiter.person if recruiter else None,
        now=now,
    )
    return _thanked(request, language)


def wording(chapter: str) -> str:
    """The words one says yes to, in the language of the page; they are stored as they stand."""
    return _(
        "I want to be a member of %(chapter)s. I agree that %(chapter)s stores what I write here, and that I am a "
        "member, to take me in and to keep in touch with me about the party's work. Membership shows what I think in "
        "politics; it is shown to nobody outside the party. I can leave whenever I like, and am then deleted within "
        "24 hours."
    ) % {"chapter": chapter}


def _fresh(request: ChapterRequest) -> dict[str, object]:
    return {"stamp": stamp(request.chapter.pk), "by": request.GET.get("by", "")[:200]}


def _shown(
    request: ChapterRequest, page: JoinPage, form: ApplicationForm, language: str, status: int = 200
) -> HttpResponse:
    """The form; one that was sent gets a new stamp, so that sending it once more works."""
    if form.is_bound:
        form.data = {**request.POST.dict(), "stamp": stamp(request.chapter.pk)}
    by = str(form["by"].value() or "")
    recruiter = open_link(by, RECRUIT) if by else None
    context = {
        "form": form,
        "page": page,
        "wording": wording(request.chapter.name),
        "layout": _layout(request),
        "recruiter": recruiter.person if recruiter else None,
        "languages": settings.LANGUAGES,
        "language": language,
        "action": f"{request.path}?{_query(request, language)}",
    }
    return render(request, "members/join.html", context, status=422 if form.errors and status == 200 else status)


def _thanked(request: ChapterRequest, language: str) -> HttpResponse:
    return redirect(f"{chapter_reverse(request, 'members:join_thanks')}?{_query(request, language)}")


def _query(request: HttpRequest, language: str) -> str:
    return urlencode({"language": language, **({"embed": "1"} if _embedded(request) else {})})


def _embedded(request: HttpRequest) -> bool:
    return request.GET.get("embed") == "1"


def _layout(request: HttpRequest) -> str:
    return "layout_embedded.html" if _embedded(request) else "layout_public.html"


def _language(request: HttpRequest) -> str:
    """The language the address asks for, else the page's own."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else translation.get_language() or settings.LANGUAGE_CODE


def _mark(request: ChapterRequest) -> str:
    """A mark of who sends: the address mixed with a secret and the day, so that nobody reads it back."""
    said = f"{request.chapter.pk}:{address_of(request)}:{_real_now():%Y-%m-%d}"
    return salted_hmac("lokallag.members.knock", said, algorithm="sha256").hexdigest()[:40]


def _real_now() -> datetime.datetime:
    """The moment by the machine's clock: senders do not live in the demonstration's time."""
    return datetime.datetime.now(tz=datetime.UTC)


def _framed(request: HttpRequest, page: JoinPage, answer: HttpResponse) -> HttpResponse:
    """Let the chapter's own websites show the page in a frame, and nobody else."""
    if _embedded(request) and page.allowed_origins:
        allow = csp_replace({"frame-ancestors": page.allowed_origins})
        return cast("HttpResponse", xframe_options_exempt(allow(lambda _request: answer))(request))
    return answer


def _unkept(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
