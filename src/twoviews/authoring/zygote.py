"""The process that kernels are forked from: it has imported once what each of them would import.

`warm` runs it as a script. Each request is one JSON object, and brings a pipe of its own. Into that a fork
says `runs PID`, and this process `ended CODE` once it has; or only `not here`, if that kernel has to start by
itself. Of this library nothing is imported here: a kernel takes it from the checkout whose notebook it runs.
"""

from __future__ import annotations

import atexit
import builtins
import gc
import importlib
import json
import os
import runpy
import select
import shutil
import signal
import socket
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace

LONGEST = 1 << 20  # bytes of a request
READ = frozenset({"matplotlibrc"})
"""What a library reads in the working folder when it is imported."""


def main(line: str, *modules: str) -> None:
    """Import the modules, then answer on that socket until nobody asks any more; in a fork, be the kernel."""
    further, source = load(modules), os.getpid()
    asked = socket.socket(fileno=int(line))
    woken, wake = socket.socketpair()  # by a fork that has ended
    wake.setblocking(False)
    signal.set_wakeup_fd(wake.fileno())
    signal.signal(signal.SIGCHLD, lambda *_: None)  # without a handler it wakes nobody
    looks = select.poll()
    looks.register(asked, select.POLLIN)
    looks.register(woken, select.POLLIN)
    running = dict[int, int]()
    while True:
        ready = {file for file, _ in looks.poll()}
        if woken.fileno() in ready:
            woken.recv(LONGEST)
            tell_ends(running)
        if asked.fileno() not in ready:
            continue
        request, pipes, _, _ = socket.recv_fds(asked, LONGEST, 1)
        if not request:
            return
        wanted = json.loads(request)
        for pipe in pipes:  # none if too many files are open here: who asked then reads that nobody writes
            pid = fork(wanted["cwd"])
            if pid == 0:
                leave((asked, woken, wake), running.values())
                if say(pipe, f"runs {os.getpid()}"):
                    become(**wanted, further=further, source=source)
                return
            if pid is None:
                say(pipe, "not here")
            else:
                running[pid] = pipe


def load(modules: Sequence[str]) -> dict[str, str]:
    """Import the modules, and return what that adds to the environment.

    Those that look whether they are in a kernel find that they are.
    """
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    os.environ["JPY_PARENT_PID"] = str(os.getpid())
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # as each kernel has it before it imports its debugger
    vars(builtins)["get_ipython"] = lambda: SimpleNamespace(kernel=None)
    before = {**os.environ}
    for name in modules:
        importlib.import_module(name)
    del vars(builtins)["get_ipython"]
    gc.freeze()
    return {name: value for name, value in os.environ.items() if before.get(name) != value}


def fork(place: str) -> int | None:
    """Fork for a kernel in that folder; None if it has to start by itself, or if the system has no room.

    An import finds what lies beside a notebook, but not where a module of that name is there already.
    """
    try:
        beside = {each.name.partition(".")[0] for each in Path(place).iterdir()}
        known = READ | {name.partition(".")[0] for name in sys.modules}
        return None if beside & known else os.fork()
    except OSError:
        return None


def leave(lines: Iterable[socket.socket], pipes: Iterable[int]) -> None:
    """In a fork: let go of what the first process needs, and be at the head of a session, as a kernel is."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for line in lines:
        line.close()
    for pipe in pipes:
        os.close(pipe)
    atexit.unregister(shutil.rmtree)  # of matplotlib's folder where the home is read-only: all forks share it
    os.setsid()


def say(pipe: int, words: str) -> bool:
    """Write a line, shut this process's end of the pipe, and return whether anybody is there to read."""
    try:
        os.write(pipe, f"{words}\n".encode())
    except BrokenPipeError:
        return False
    finally:
        os.close(pipe)
    return True


def tell_ends(running: dict[int, int]) -> None:
    """Say of each fork that has ended how it did, in its pipe, and forget it."""
    for pid in [*running]:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            say(running.pop(pid), f"ended {os.waitstatus_to_exitcode(status)}")


def become(
    cmd: Sequence[str], env: Mapping[str, str], cwd: str, further: Mapping[str, str], source: int
) -> None:
    """Do what `python -m MODULE ...` does in that folder with that environment; imports added `further`.

    It ends when the process that it comes from, `source`, has gone, be that before it can ask which it was.
    """
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update({**further, **env, "JPY_PARENT_PID": str(source)})
    places = filter(None, env.get("PYTHONPATH", "").split(os.pathsep))
    sys.path[:0] = ["", *(place for place in places if place not in sys.path)]
    if numbers := sys.modules.get("numpy.random"):
        numbers.seed()  # Python's own `random` does so by itself
    at = cmd.index("-m")
    sys.argv = [*cmd[at + 1 :]]
    runpy.run_module(cmd[at + 1], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(*sys.argv[2:])
