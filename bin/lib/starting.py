"""bin/run: makes everything, starts web and worker, says where and how to log in, and ends all of it together."""

from __future__ import annotations

import fcntl
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import environment
import installation
import processes
from console import Interrupted, Stop, complain, say

SLOWEST_START = 60.0


def port() -> int:
    """The port from the environment, 8000 if not said; raises Stop if it is none or somebody has it."""
    said = os.environ.get("PORT") or "8000"
    if not said.isascii() or not said.isdigit() or not 0 < int(said) < 65536:
        raise Stop(
            f"PORT skal være et tall fra 1 til 65535, ikke «{said}».",
            f"PORT has to be a number from 1 to 65535, not “{said}”.",
        )
    number = int(said)
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host(), number))
        except PermissionError:
            raise Stop(
                f"Port {number} får bare systemet bruke; velg en annen, for eksempel PORT=8001 bin/run.",
                f"Port {number} is kept for the system; choose another one, such as PORT=8001 bin/run.",
            ) from None
        except OSError:
            raise Stop(
                f"Port {number} er opptatt; velg en annen, for eksempel PORT={number + 1} bin/run.",
                f"Port {number} is taken; choose another one, such as PORT={number + 1} bin/run.",
            ) from None
    return number


def host() -> str:
    """The address to listen at: this machine only, unless HOST says another."""
    return os.environ.get("HOST") or "127.0.0.1"


@contextmanager
def alone() -> Iterator[None]:
    """Keeps two set-ups in one checkout from working at the same time."""
    environment.VAR.mkdir(exist_ok=True)
    with open(environment.VAR / "setup.lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def serve(number: int, env: dict[str, str], begun: float) -> None:
    """Starts web and worker, says the address once a page answers, and waits; returns only by raising."""
    log = environment.VAR / "log"
    (log / "web.log").unlink(missing_ok=True)
    (log / "worker.log").unlink(missing_ok=True)
    web = processes.start(installation.web(host(), number), env, log / "web.log", environment.ROOT)
    limit = time.monotonic() + SLOWEST_START
    while not answers(number):
        alive(web)
        if time.monotonic() > limit:
            raise Stop(
                "Nettjeneren svarer ikke; se var/log/web.log.", "The web server does not answer; see var/log/web.log."
            )
        time.sleep(0.1)
    welcome(number, env, time.monotonic() - begun)
    # Only now, so that the two do not fight for the cores while somebody waits for the first page.
    worker = processes.start(installation.worker(), env, log / "worker.log", environment.ROOT)
    while True:
        alive(web, worker)
        time.sleep(0.5)


def alive(web: subprocess.Popen[bytes], worker: subprocess.Popen[bytes] | None = None) -> None:
    """Raises Stop when one of the two has ended: half a product would only puzzle people."""
    if web.poll() is not None:
        raise Stop("Nettjeneren stoppet; se var/log/web.log.", "The web server stopped; see var/log/web.log.")
    if worker is not None and worker.poll() is not None:
        raise Stop("Arbeideren stoppet; se var/log/worker.log.", "The task worker stopped; see var/log/worker.log.")


def answers(number: int) -> bool:
    """True when something answers a request for the first page without an error of its own."""
    connection = http.client.HTTPConnection("127.0.0.1" if host() == "0.0.0.0" else host(), number, timeout=20)  # noqa: S104 — compared
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{number}"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def welcome(number: int, env: dict[str, str], took: float) -> None:
    """Says where the product is and how to get in."""
    say()
    say(
        f"Lokallag er klar på {took:.0f} s:  http://localhost:{number}/",
        f"Lokallag is ready after {took:.0f} s:  http://localhost:{number}/",
    )
    if env["LOKALLAG_DEMONSTRATION"].lower() in {"1", "true", "yes", "on"}:
        say(
            "Logg inn med ett klikk på forsiden: som leder, medlemsansvarlig, gruppeleder eller medlem. Ingen passord.",
            "Log in with one click on the front page: as chair, membership officer, group leader or member. No password.",
        )
        say(
            "Folkene er oppdiktet, og ingen e-post går ut. «LOKALLAG_DEMONSTRATION=0 bin/run» gir et tomt, ekte lokallag.",
            "The people are made up, and no mail goes out. “LOKALLAG_DEMONSTRATION=0 bin/run” gives an empty, real one.",
        )
    else:
        say(
            "Den første som åpner siden, lages det lokallag for. Koden for innlogging kommer på e-post.",
            "The first person to open the page is led through making the chapter. The code for logging in comes by e-mail.",
        )
    say("Ctrl-C stopper alt.", "Ctrl-C stops everything.")


def main() -> int:
    """The whole of bin/run; gives its exit code."""
    processes.listen()
    begun, serving = time.monotonic(), False
    try:
        number = port()
        env = installation.variables(number)
        with alone():
            environment.make()
            installation.make(env)
        serving = True
        serve(number, env, begun)
    except Stop as error:
        complain(error)
        return 1
    except OSError as error:
        complain(environment.why("start", str(error)))
        return 1
    except Interrupted:
        say("Stopper …", "Stopping …")
        return 0 if serving else 130
    finally:
        processes.end_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
