"""Where the registers and the news of a new board live."""

from django.urls import path

from lokallag.capabilities.obligations.views import board_news, registers

urlpatterns = [
    path("obligations/registers/", registers.registers, name="registers"),
    path("obligations/registers/number/", registers.number, name="register_number"),
    path("obligations/registers/question/", registers.question, name="register_question"),
    path("obligations/registers/answer/", registers.answer, name="register_answer"),
    path("obligations/board/", board_news.new_board, name="new_board"),
    path("obligations/board/new/", board_news.opening, name="new_board_opening"),
    path("obligations/board/<int:pk>/", board_news.board_news, name="board_news"),
    path("obligations/board/<int:pk>/undo/", board_news.board_news_undo, name="board_news_undo"),
    path("obligations/board/told/<int:pk>/", board_news.telling, name="telling"),
    path("obligations/board/told/<int:pk>/undo/", board_news.telling_undo, name="telling_undo"),
]
