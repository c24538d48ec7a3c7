"""Papers attached to items: what somebody put there, its content in a row of its own."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models.agenda import Item
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person


class PaperQuerySet(ChapterQuerySet["Paper"]):
    """Adjectives about papers."""

    def standing(self) -> PaperQuerySet:
        """Those not removed."""
        return self.filter(removed_at__isnull=True)

    def in_order(self) -> PaperQuerySet:
        """As they lie behind their item."""
        return self.order_by("item_id", "position", "pk")


class Paper(ChapterModel):
    """One paper of an item. Who may see it follows from the item: see `ItemQuerySet.visible_to`."""

    class Form(models.TextChoices):
        """What it is, by what stands in it and not by its name."""

        PDF = "pdf", _("PDF")
        PNG = "png", _("Picture")
        JPEG = "jpeg", _("Photo")
        DOCX = "docx", _("Word document")
        TEXT = "text", _("Text")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="papers")
    title = models.CharField(_("title"), max_length=200)
    filename = models.CharField(_("file"), max_length=200)
    form = models.CharField(_("kind"), max_length=4, choices=Form)
    size = models.PositiveIntegerField(_("size"))
    # Only a PDF has them from the beginning.
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    sha256 = models.CharField(max_length=64)
    position = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    added_on = models.DateField(_("added"))
    # Taken away, and can be put back until the night's clearing.
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ChapterManager.from_queryset(PaperQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["item", "position"], condition=Q(removed_at__isnull=True), name="paper_by_item"),
        ]

    def __str__(self) -> str:
        return self.title


class PaperContent(ChapterModel):
    """The bytes of a paper, apart, so that a list of papers never reads them."""

    paper = models.OneToOneField(Paper, on_delete=models.CASCADE, related_name="content")
    data = models.BinaryField()

    def __str__(self) -> str:
        return str(self.paper)
