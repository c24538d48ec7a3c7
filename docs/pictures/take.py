"""Takes the README's pictures of the real pages, from a demonstration of its own: `.venv/bin/python docs/pictures/take.py`."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SEEDED = "/lillehammer-sv"
# File, path, width, height, colour scheme.
PICTURES = (
    ("board", f"{SEEDED}/plan/", 1280, 900, "light"),
    ("review", "review", 1280, 900, "light"),
    ("wheel", f"{SEEDED}/year/", 1280, 900, "light"),
    ("board-dark", f"{SEEDED}/plan/", 1280, 900, "dark"),
    ("ambitions", f"{SEEDED}/ambitions/", 1280, 900, "light"),
    ("phone-home", f"{SEEDED}/", 390, 844, "light"),
    ("phone-board", f"{SEEDED}/plan/", 390, 844, "light"),
    ("phone-log", f"{SEEDED}/logbook/new/", 390, 844, "light"),
)


def main() -> int:
    """Make a demonstration in a temporary folder, serve it, and photograph it."""
    folder = tempfile.mkdtemp(prefix="lokallag-pictures-")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ,
        "LOKALLAG_DATA": folder,
        "LOKALLAG_DEMONSTRATION": "1",
        "LOKALLAG_TESTING": "1",
        "LOKALLAG_URL": f"http://localhost:{port}",
        "DJANGO_SETTINGS_MODULE": "lokallag.config.settings",
    }
    django = [sys.executable, "-m", "django"]
    for words in (["migrate", "-v0"], ["demo", "make"]):
        subprocess.run([*django, *words], env=environment, cwd=ROOT, check=True)
    server = subprocess.Popen([*django, "runserver", str(port), "--noreload"], env=environment, cwd=ROOT)
    try:
        _wait(f"http://localhost:{port}/")
        _photograph(f"http://localhost:{port}")
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _wait(url: str) -> None:
    for _try in range(60):
        try:
            urllib.request.urlopen(url)
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("The server did not answer.")


def _photograph(root: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LOKALLAG_CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        for name, path, width, height, scheme in PICTURES:
            _take(browser, root, name, path, (width, height), scheme)
        browser.close()


def _take(browser: Browser, root: str, name: str, path: str, size: tuple[int, int], scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="nb-NO",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{root}/demonstration/")
    page.locator(f"form:has(input[value='{SEEDED.strip('/')}']) button").first.click()
    page.wait_for_url(re.compile(r"/[a-z-]+/$"))
    if path == "review":
        page.goto(f"{root}{SEEDED}/plans/")
        path = str(page.locator("a[href$='/review/']").first.get_attribute("href"))
    page.goto(root + path)
    page.screenshot(path=HERE / f"{name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main())
