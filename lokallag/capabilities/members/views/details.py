"""What is kept beside a member's path: notes, consents, fees, those they live with, the address that is used."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms import FeeForm, RemarkForm
from lokallag.capabilities.members.models import Fee, Member, Remark
from lokallag.capabilities.members.permissions import EDIT
from lokallag.capabilities.members.views.path import detail_page
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.people.models import Alternative, Consent, Person
from lokallag.core.web.rendering import chapter_reverse, go, render, say


def _member(pk: int) -> Member:
    return get_object_or_404(Member.objects.select_related("person", "contact"), pk=pk)


@page(may=EDIT, methods=("POST",))
def remark_new(request: ChapterRequest, pk: int) -> HttpResponse:
    """Note something about a member."""
    member = _member(pk)
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return detail_page(request, member, remark_form=form)
    remark = actions.add_remark(
        member=member, text=form.cleaned_data["text"], actor=request.person, now=request.chapter.now()
    )
    say(request, _("Noted."), undo_url=chapter_reverse(request, "members:remark_removal", pk=pk, remark=remark.pk))
    return go(request, "members:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def remark_removal(request: ChapterRequest, pk: int, remark: int) -> HttpResponse:
    """Take a note away."""
    row = get_object_or_404(Remark.objects.select_related("member"), pk=remark, member=pk)
    actions.remove_remark(remark=row, actor=request.person)
    say(request, _("The note is gone."))
    return go(request, "members:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def consent_new(request: ChapterRequest, pk: int) -> HttpResponse:
    """A member said yes to something."""
    member = _member(pk)
    purpose = request.POST.get("purpose", "")
    if purpose not in Consent.Purpose.values:
        raise Http404
    consent = actions.add_spoken_consent(
        member=member, purpose=purpose, actor=request.person, now=request.chapter.now()
    )
    undo_url = chapter_reverse(request, "members:consent_withdrawal", pk=pk, consent=consent.pk)
    say(request, _("Written down: %(purpose)s.") % {"purpose": consent.get_purpose_display()}, undo_url=undo_url)
    return go(request, "members:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def consent_withdrawal(request: ChapterRequest, pk: int, consent: int) -> HttpResponse:
    """A member takes a yes back."""
    row = get_object_or_404(Consent, pk=consent, person__member=pk)
    actions.withdraw_consent(consent=row, actor=request.person, now=request.chapter.now())
    undo_url = chapter_reverse(request, "members:consent_withdrawal_undo", pk=pk, consent=consent)
    say(request, _("Taken back: %(purpose)s.") % {"purpose": row.get_purpose_display()}, undo_url=undo_url)
    return go(request, "members:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def consent_withdrawal_undo(request: ChapterRequest, pk: int, consent: int) -> HttpResponse:
    """The yes stands after all."""
    row = get_object_or_404(Consent, pk=consent, person__member=pk)
    actions.undo_withdrawal(consent=row, actor=request.person)
    say(request, _("The consent stands again."))
    return go(request, "members:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def household(request: ChapterRequest, pk: int) -> HttpResponse:
    """A member lives with somebody at the same address, or with nobody (without `other`)."""
    member = _member(pk)
    key = request.POST.get("other", "")
    if not key:
        actions.live_apart(member=member, actor=request.person)
        say(request, _("%(name)s is a household of their own.") % {"name": member.person.name})
        return go(request, "members:detail", pk=pk)
    if not (key.isascii() and key.isdigit() and len(key) <= 18):
        raise Http404
    other = get_object_or_404(Person.objects.exclude(pk=member.person_id), pk=int(key))
    actions.live_together(member=member, other=other, actor=request.person)
    undo_url = chapter_reverse(request, "members:household", pk=pk)
    names = {"one": member.person.name, "other": other.name}
    say(request, _("%(one)s and %(other)s live together.") % names, undo_url=undo_url)
    return go(request, "members:detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def other_use(request: ChapterRequest, pk: int, alternative: int) -> HttpResponse:
    """Use another e-mail or phone from now on."""
    member = _member(pk)
    row = get_object_or_404(Alternative.objects.exclude(kind="name"), pk=alternative, person=member.person_id)
    actions.use_other(member=member, alternative=row, actor=request.person)
    say(request, _("%(value)s is used from now on.") % {"value": row.value})
    return go(request, "members:detail", pk=pk)


@page(may=EDIT)
def fees(request: ChapterRequest, pk: int) -> HttpResponse:
    """A member's fees, year by year."""
    member = _member(pk)
    today = request.chapter.today()
    form = (
        FeeForm(request.POST) if request.method == "POST" else FeeForm(initial={"year": today.year, "paid_on": today})
    )
    if form.is_bound and form.is_valid():
        fee = actions.set_fee(member=member, **form.cleaned_data, actor=request.person, today=today)
        undo_url = chapter_reverse(request, "members:fee_undo", pk=pk, fee=fee.pk) if fee.paid_on else ""
        say(request, _("The fee for %(year)s is written down.") % {"year": fee.year}, undo_url=undo_url)
        return go(request, "members:fees", pk=pk)
    context = {"member": member, "form": form, "today": today, "fees": list(member.fees.order_by("-year"))}
    return render(request, "members/fees.html", context, status=422 if form.is_bound else 200)


@page(may=EDIT, methods=("POST",))
def fee_undo(request: ChapterRequest, pk: int, fee: int) -> HttpResponse:
    """A year's fee was not paid after all."""
    row = get_object_or_404(Fee.objects.select_related("member__person"), pk=fee, member=pk)
    actions.undo_payment(fee=row, actor=request.person, today=request.chapter.today())
    say(request, _("The fee for %(year)s is not paid.") % {"year": row.year})
    return go(request, "members:fees", pk=pk)
