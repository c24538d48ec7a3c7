"""Minutes on their way: in one's own words, for comment, approved for good, signed; each sees what is theirs to see."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test import Client

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.meetings.actions.approving import (
    approve_minutes,
    correct_minutes,
    first_unsound,
    sign_minutes,
)
from lokallag.capabilities.meetings.actions.minutes import comment_on, send_for_comment, write_passage
from lokallag.capabilities.meetings.models import (
    Approval,
    Correction,
    Item,
    MinutesComment,
    MinutesName,
    NeverChanges,
    Passage,
    Signature,
)
from lokallag.capabilities.meetings.notices.minutes import COMMENT
from lokallag.capabilities.meetings.standings.minutes import approved_document
from lokallag.capabilities.meetings.tests.held import START, Stage, board_meeting, joint_meeting
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person, User
from lokallag.core.people.roles import Role
from lokallag.core.post.models import Letter
from lokallag.core.privacy.actions import erase_person

NOW = datetime.datetime(2021, 2, 15, 12, tzinfo=datetime.UTC)


def approve(stage: Stage, ada: Actor, **more: object) -> Approval:
    details = {"how": Approval.How.SIGNERS, "approved_on": TODAY, "gathering": None, "item": None, **more}
    return approve_minutes(minutes=stage.minutes, actor=ada.person, today=TODAY, now=NOW, **details)


def test_from_closing_to_signed_with_a_few_presses(ada: Actor, in_north: Chapter) -> None:
    first = board_meeting(ada, items=2)
    page = f"/north/meetings/{first.meeting.pk}/minutes/"
    assert b"minutes-text" in ada.client.get(page).content
    coming = board_meeting(ada, items=0, on=TODAY - datetime.timedelta(days=1), closes=False)
    item = Item.objects.create(
        gathering=coming.meeting, body=first.items[0].body, kind=Item.Kind.MINUTES, title="Protokoll", added_on=TODAY
    )
    # 1: send for comment, with the day that is suggested. The next meeting's item is found by itself.
    answer = ada.client.post(f"{page}circulation/", {"answers_by": "2021-02-22"}, follow=True)
    assert answer.status_code == 200
    assert first.minutes.state.value == "comment"
    assert first.minutes.approval_item == item
    assert ada.client.post(f"{page}circulation/", {"answers_by": "i går"}).status_code == 422
    # 2: settle a comment; without that they are not approved.
    comment = comment_on(minutes=first.minutes, item=None, text="Feil tall", person=first.people["Gro"], now=NOW)
    how = {"how": "meeting", "gathering": coming.meeting.pk, "approved_on": ""}
    assert ada.client.post(f"{page}approval/", how).status_code == 422
    ada.client.post(f"{page}comments/{comment.pk}/settled/", {"settled": "taken"})
    # 3: approve.
    assert ada.client.post(f"{page}approval/", how).status_code == 302
    approval = first.minutes.approval
    assert (approval.gathering, approval.item, approval.approved_on) == (coming.meeting, item, coming.meeting.on)
    # 4: sign, on the words one has before one; Eva on paper.
    seen = ada.client.get(f"{page}signature/").context["form"].initial["seen"]
    assert ada.client.post(f"{page}signature/", {"seen": "other"}).status_code == 422
    assert ada.client.post(f"{page}signature/", {"seen": seen}).status_code == 302
    assert first.minutes.state.value == "approved"
    signer = first.minutes.signers.get(person=first.people["Eva"])
    wrong = {"scan": SimpleUploadedFile("a.pdf", b"MZ no pdf"), "signers": [signer.pk]}
    assert ada.client.post(f"{page}paper/", wrong).status_code == 422
    right = {"scan": SimpleUploadedFile("a.pdf", b"%PDF-1.7 scan"), "signers": [signer.pk]}
    assert ada.client.post(f"{page}paper/", right).status_code == 302
    assert first.minutes.state.value == "signed"
    paper = first.minutes.papers.get()
    assert ada.client.get(f"{page}paper/{paper.pk}/").content == b"%PDF-1.7 scan"
    for kind in ("pdf", "docx"):
        assert ada.client.get(f"{page}minutes.{kind}").status_code == 200
    # What is wrong later is said beside the words.
    done = ada.client.post(f"{page}corrections/", {"text": "Gro kom 19.10.", "gathering": coming.meeting.pk})
    assert done.status_code == 302
    last = approved_document(first.minutes)
    assert "Gro kom 19.10." in str(last.sections)
    assert [row.rows[0][0] for section in last.sections if section.key == "signatures" for row in section.blocks] == [
        "Ada Ås"
    ]
    assert first_unsound() is None


def test_approved_minutes_never_change_neither_in_code_nor_in_the_database(ada: Actor, in_north: Chapter) -> None:
    stage = board_meeting(ada, items=1)
    approval = approve(stage, ada)
    signature = sign_minutes(
        signer=stage.minutes.signers.get(person=ada.person),
        seen=approval.digest,
        actor=ada.person,
        today=TODAY,
        now=NOW,
    )
    correction = correct_minutes(
        minutes=stage.minutes, text="Et tall", adopted_on=TODAY, gathering=None, actor=ada.person, today=TODAY, now=NOW
    )
    for row in (approval, signature, correction):
        for refused in (
            row.save,
            row.delete,
            type(row).objects.all().delete,
            lambda r=row: type(r).objects.update(digest="x"),
        ):
            with pytest.raises(NeverChanges):
                refused()
    with pytest.raises(ValidationError):
        approve(stage, ada)
    with pytest.raises(ValidationError):
        write_passage(minutes=stage.minutes, key="opening", text="Nei", seen=0, actor=ada.person, now=NOW)
    # A real chapter's clock goes; only a demonstration may be removed.
    Chapter.objects.filter(pk=ada.chapter.pk).update(clock_on=None)
    name = MinutesName.objects.order_by("pk").first()
    statements = (
        f"UPDATE meetings_approval SET content = '{{}}' WHERE id = {approval.pk}",
        f"UPDATE meetings_approval SET approved_on = '2020-01-01' WHERE id = {approval.pk}",
        f"DELETE FROM meetings_approval WHERE id = {approval.pk}",
        f"UPDATE meetings_signature SET digest = 'x' WHERE id = {signature.pk}",
        f"DELETE FROM meetings_signature WHERE id = {signature.pk}",
        f"UPDATE meetings_correction SET text = 'x' WHERE id = {correction.pk}",
        f"DELETE FROM meetings_correction WHERE id = {correction.pk}",
        f"UPDATE meetings_minutesname SET name = 'Another' WHERE id = {name.pk}",
        f"DELETE FROM meetings_minutesname WHERE id = {name.pk}",
        f"UPDATE meetings_minutes SET language = 'nn' WHERE id = {stage.minutes.pk}",
    )
    for statement in statements:
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        Passage.objects.create(minutes=stage.minutes, key="opening", text="x", written_at=NOW)
    assert first_unsound() is None
    assert Correction.objects.get().text == "Et tall"
    assert Signature.objects.count() == 1


def test_a_name_is_taken_out_when_somebody_is_erased_and_the_digest_still_fits(ada: Actor, in_north: Chapter) -> None:
    stage = board_meeting(ada, items=2)
    # Bo has no post: he only has a task, and stands in somebody's words.
    bo = Person.objects.create(given_name="Bo", family_name="Berg", email="bo2@example.org")
    follow = stage.items[0].follow_ups.get()
    follow.task.person = bo
    follow.task.save()
    stage.items[0].notes.update(text="Bo Berg bestiller maten.")
    approval = approve(stage, ada)
    assert "Bo Berg" not in str(approval.content)
    before = approval.digest

    def words() -> str:
        return str(approved_document(stage.minutes).sections)

    assert words().count("Bo Berg") == 2
    erase_person(person=bo, actor=ada.person, today=TODAY)
    erase_person(person=stage.people["Gro"], actor=ada.person, today=TODAY)
    assert "Bo Berg" not in words()
    assert "[…] bestiller maten." in words()
    # Gro was on the board: who held a post is kept.
    assert "Gro Vik" in words()
    assert not MinutesName.objects.filter(name="Bo Berg").exists()
    assert Approval.objects.get().digest == before == Approval.objects.get().expected_digest()
    assert first_unsound() is None


def test_a_closed_item_is_nobodys_but_its_bodys_in_page_file_mail_and_register(
    ada: Actor, bo: Actor, in_north: Chapter
) -> None:
    stage, tuva = joint_meeting(ada)
    tuva.user = User.objects.create_user(email="tuva@example.org")
    tuva.save()
    client = Client()
    client.force_login(tuva.user, backend="django.contrib.auth.backends.ModelBackend")
    page = f"/north/meetings/{stage.meeting.pk}/minutes/"
    key = f"item-{stage.items[1].pk}"
    for approved in (False, True):
        if approved:
            approve(stage, ada)
        for address in (
            page,
            f"{page}minutes.pdf",
            f"{page}minutes.docx",
            "/north/decisions/",
            "/north/decisions/decisions.csv",
        ):
            answer = ada.client.get(address)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            assert b"Hemmelig" not in body, address
        assert b"Hemmelig" in client.get(page).content
        assert b"Hemmelig" in client.get("/north/decisions/?q=hemmelig").content
    hidden = stage.items[1].decisions.get()
    assert ada.client.get(f"/north/decisions/{hidden.pk}/").status_code == 404
    assert ada.client.get(f"{page}parts/{key}/").status_code == 404
    assert b"Hemmelig" not in ada.client.get("/north/decisions/?q=hemmelig").content
    # Somebody without a post sees the approved minutes of a meeting open to them, and no closed item.
    assert b"Hemmelig" not in bo.client.get(page).content


def test_the_draft_is_read_and_commented_from_the_mail_without_a_login(ada: Actor, in_north: Chapter) -> None:
    stage, tuva = joint_meeting(ada)
    sent = send_for_comment(minutes=stage.minutes, answers_by=TODAY, actor=ada.person, today=TODAY, now=NOW)
    letters = Letter.objects.filter(mailing__kind="meetings.minutes").select_related("mailing")
    assert {letter.person for letter in letters} == {*stage.people.values(), tuva} - {ada.person, stage.people["Fia"]}
    assert "Hemmelig" not in str([letter.mailing.versions for letter in letters])
    assert sent.digest != ""
    for person, sees in ((stage.people["Gro"], False), (tuva, True)):
        address = f"/north/minutes/{link_token(person, COMMENT, stage.minutes.pk)}/"
        content = Client().get(address).content
        assert (b"Hemmelig" in content) is sees
        assert Client().post(address, {"item": stage.items[1].pk, "text": "Nei"}).status_code == (302 if sees else 422)
        assert Client().post(address, {"item": "", "text": "Bra"}).status_code == 302
    assert MinutesComment.objects.count() == 3
    assert Client().get("/north/minutes/made-up/").status_code == 404
    assert Client().get(f"/south/minutes/{link_token(tuva, COMMENT, stage.minutes.pk)}/").status_code == 404


def test_a_draft_is_for_those_it_concerns(ada: Actor, bo: Actor, cecilie: Actor, in_north: Chapter) -> None:
    stage = board_meeting(ada, items=1)
    page = f"/north/meetings/{stage.meeting.pk}/minutes/"
    fia = stage.people["Fia"]
    fia.user = User.objects.create_user(email="fia@example.org")
    fia.save()
    deputy = Client()
    deputy.force_login(fia.user, backend="django.contrib.auth.backends.ModelBackend")
    assert deputy.get(page).status_code == 200
    assert deputy.post(f"{page}circulation/", {"answers_by": "2021-03-01"}).status_code == 403
    assert bo.client.get(page).status_code == 404
    assert cecilie.client.get(page).status_code == 404
    assert make_actor(ada.chapter, "Ole", "Li", Role.MEMBER).client.get(f"{page}minutes.pdf").status_code == 404


def test_the_page_asks_as_often_for_one_item_as_for_five(
    ada: Actor, in_north: Chapter, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for items in (1, 5):
        stage = board_meeting(ada, items=items, on=START.date() - datetime.timedelta(days=items))
        with django_assert_max_num_queries(52):
            assert ada.client.get(f"/north/meetings/{stage.meeting.pk}/minutes/").status_code == 200
