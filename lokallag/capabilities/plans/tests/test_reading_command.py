"""`lokallag plan read`: JSON out, one sentence when it cannot, and no Django on the way."""

from __future__ import annotations

import json
import pathlib
import subprocess
import sys

import pytest

from lokallag.config.cli import main

PLAN = "Arbeidsplan 2020\n\nMøter\n\n- Ha minst to stands i løpet av året\n"


def test_a_plan_is_printed_as_json(tmp_path: pathlib.Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    assert main(["plan", "read", str(path)]) == 0
    answer = json.loads(capfdbinary.readouterr().out)
    assert answer["title"] == "Arbeidsplan 2020"
    assert answer["period"] == {"start": "2020", "end": "2020"}
    assert [(c["text"], c["count"], c["cadence"]) for c in answer["commitments"]] == [
        ("Ha minst to stands i løpet av året", 2, "yearly")
    ]
    assert "text" not in answer


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "Filen er tom.\n"), ("nn", "Fila er tom.\n"), ("en", "The file is empty.\n")],
)
def test_an_unreadable_file_gives_one_sentence_and_exit_2(
    tmp_path: pathlib.Path, capfd: pytest.CaptureFixture[str], language: str, said: str
) -> None:
    path = tmp_path / "tom.txt"
    path.write_bytes(b"")
    assert main(["plan", "read", str(path), "--language", language]) == 2
    captured = capfd.readouterr()
    assert (captured.out, captured.err) == ("", said)


def test_the_language_of_messages_follows_the_environment(
    tmp_path: pathlib.Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LANG", "nn_NO.UTF-8")
    assert main(["plan", "read", str(tmp_path / "finst-ikkje.txt")]) == 2
    assert capfd.readouterr().err.endswith("kunne ikkje opnast.\n")


@pytest.mark.parametrize("arguments", [[], ["--what"], ["a.txt", "b.txt"]])
def test_a_wrong_call_says_how_to_call(capfd: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert main(["plan", "read", *arguments]) == 2
    assert "lokallag plan read" in capfd.readouterr().err


def test_reading_a_plan_imports_neither_django_nor_document_libraries(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, "utf-8")
    code = (
        "import sys; from lokallag.config.cli import main; status = main(['plan', 'read', sys.argv[1]]);"
        "heavy = {'django', 'docx', 'pypdf', 'pdfplumber', 'odfdo', 'lxml'} & set(sys.modules); print(status, sorted(heavy), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert run.stderr == "0 []\n"
