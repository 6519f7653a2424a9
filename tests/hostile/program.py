"""Runs pilar and tells what became of it."""
import contextlib
import dataclasses
import io
import json
import os
import signal
import subprocess
import tempfile
import threading
import time

from fixtures import ROOT

PILAR = os.path.realpath(os.environ.get("PILAR", ROOT / "pilar"))


@dataclasses.dataclass
class Outcome:
    status: int      # of exit; negative for a signal, as subprocess has it
    output: bytes
    errors: bytes
    seconds: float
    kibibytes: int   # the most that pilar or pilar-extract had resident
    hung: bool


def run(arguments, seconds):
    """Runs pilar and kills it and its children when the time is over."""
    environment = {**os.environ, "LC_ALL": "C"}
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        begin = time.monotonic()
        process = subprocess.Popen([PILAR, *map(os.fspath, arguments)], stdin=subprocess.DEVNULL,
                                   stdout=output, stderr=errors, env=environment,
                                   start_new_session=True)
        hung = threading.Event()

        def kill():
            with contextlib.suppress(ProcessLookupError):  # it may end just now
                os.killpg(process.pid, signal.SIGKILL)
                hung.set()

        timer = threading.Timer(seconds, kill)
        timer.start()
        _, ended, used = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(ended)
        taken = time.monotonic() - begin
        output.seek(0)
        errors.seek(0)
        return Outcome(process.returncode, output.read(), errors.read(), taken, used.ru_maxrss,
                       hung.is_set())


def refuse_constant(name):
    raise ValueError(f"{name} is no JSON")


def records(output):
    """Yields the objects of JSON lines; ValueError if they are none."""
    if output and not output.endswith(b"\n"):
        raise ValueError("the last line has no end")
    for line in io.BytesIO(output):
        record = json.loads(line.decode("utf-8"), parse_constant=refuse_constant)
        if not isinstance(record, dict):
            raise ValueError("a line is no object")
        json.dumps(record, ensure_ascii=False).encode("utf-8")  # no lone surrogates
        yield record


def is_sanitized():
    """Whether the program is slow and large because it looks for faults."""
    return os.environ.get("MODE", "release") in ("asan", "ubsan", "tsan")


def slowness():
    return 10 if is_sanitized() else 1


def is_sanitizer_report(errors):
    """Whether one is said: of pilar-extract no more than its last line is."""
    return any(word in errors for word in (b"Sanitizer", b"runtime error:", b"ABORTING"))
