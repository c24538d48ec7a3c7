"""What the chapter knows about oneself: to read, to take along, to have erased."""

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_CHAPTER
from lokallag.core.people.models import User
from lokallag.core.privacy import exports
from lokallag.core.privacy.actions import StillTheChair, erase_person
from lokallag.core.privacy.book import Basis
from lokallag.core.privacy.looks import exports_in_chapter, looks_at, looks_in_chapter
from lokallag.core.privacy.permissions import LOOKS, RECORD
from lokallag.core.web.rendering import posted, render


class ErasureForm(forms.Form):
    """That one means it."""

    sure = forms.BooleanField(label=gettext_lazy("Yes, erase me from this chapter. It cannot be undone."))


@page(may=SEE_CHAPTER, methods=("GET",))
def mine(request: ChapterRequest) -> HttpResponseBase:
    """Everything, with why it is there."""
    return render(request, "privacy/mine.html", {"known": exports.as_shown(request.person)})


@page(may=SEE_CHAPTER, methods=("GET",))
def download(request: ChapterRequest) -> HttpResponseBase:
    """The same as a file that other programs read (GDPR article 20)."""
    answer = JsonResponse(
        {
            "chapter": request.chapter.name,
            "person": request.person.name,
            "on": request.chapter.today(),
            "stored": exports.everything(request.person),
        },
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    answer["Content-Disposition"] = f'attachment; filename="{request.chapter.slug}.json"'
    answer["Cache-Control"] = "no-store"
    return answer


@page(may=SEE_CHAPTER, methods=("GET",))
def looks_at_me(request: ChapterRequest) -> HttpResponseBase:
    """Who opened one's own page in the register, and when."""
    found = looks_at(request.person, request.chapter.now())
    return render(request, "privacy/looks_at_me.html", {"looks": found, "today": request.chapter.today()})


@page(may=RECORD, methods=("GET",))
def record(request: ChapterRequest) -> HttpResponseBase:
    """The record of processing (GDPR article 30), as the code itself declares it: to read and to print."""
    about, doing = exports.record_of_processing()
    context = {
        "about": about,
        "doing": doing,
        "bases": list(Basis),
        "today": request.chapter.today(),
        "may_looks": request.may(LOOKS),
    }
    return render(request, "privacy/record.html", context)


@page(may=LOOKS, methods=("GET",))
def looks(request: ChapterRequest) -> HttpResponseBase:
    """Who opened how many people's pages, or who took lists out."""
    exported = request.GET.get("show") == "exports"
    now = request.chapter.now()
    found = exports_in_chapter(now) if exported else looks_in_chapter(now)
    return render(
        request, "privacy/looks.html", {"looks": found, "exported": exported, "today": request.chapter.today()}
    )


@page(may=SEE_CHAPTER)
def erasure(request: ChapterRequest) -> HttpResponseBase:
    """Leave the chapter and be erased there (GDPR article 17)."""
    form = ErasureForm(posted(request))
    if not form.is_valid():
        return render(request, "privacy/erasure.html", {"form": form}, status=422 if form.errors else 200)
    login = request.user.pk
    try:
        erase_person(person=request.person, actor=request.person, today=request.chapter.today())
    except StillTheChair:
        form.add_error(None, _("You are the only chair. Give the post to somebody else first."))
        return render(request, "privacy/erasure.html", {"form": form}, status=422)
    if not User.objects.filter(pk=login).exists():
        logout(request)
    messages.success(request, _("You are erased from %(chapter)s.") % {"chapter": request.chapter.name})
    return redirect("/")
