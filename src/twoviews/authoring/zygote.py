"""The process that kernels are forked from: it has imported once what each of them would import.

`warm` runs it as a script. It reads requests, one JSON object a line, and answers each in a line. Of this
library it imports nothing: each kernel takes that from the checkout whose notebook it runs.
"""

from __future__ import annotations

import builtins
import gc
import importlib
import json
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from types import SimpleNamespace


def main(modules: Sequence[str]) -> None:
    """Import the modules, then answer until nobody asks any more; in a fork, be the kernel asked for."""
    load(modules)
    for line in sys.stdin:
        request = json.loads(line)
        if "ended" in request:
            answer = ended(request["ended"])
        elif answer := os.fork():
            os.setpgid(answer, answer)  # here too, so that it is done before anybody signals the group
        else:
            os.setpgid(0, 0)
            become(**request)
            return
        print(json.dumps(answer), flush=True)


def load(modules: Sequence[str]) -> None:
    """Import the modules; those that look whether they are in a kernel find that they are."""
    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    os.environ["JPY_PARENT_PID"] = str(os.getpid())
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"  # as each kernel has it before it imports its debugger
    vars(builtins)["get_ipython"] = lambda: SimpleNamespace(kernel=None)
    for name in modules:
        importlib.import_module(name)
    del vars(builtins)["get_ipython"]
    gc.freeze()


def ended(pid: int) -> int | None:
    """The exit code of that fork, None while it runs."""
    done, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if done else None


def become(cmd: list[str], env: Mapping[str, str], cwd: str) -> None:
    """Do what `python -m MODULE ...` does in that folder with that environment."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    os.chdir(cwd)
    parent = {"JPY_PARENT_PID": str(os.getppid())}
    os.environ.clear()
    os.environ.update({**env, **parent})
    sys.path[:0] = ["", *filter(None, env.get("PYTHONPATH", "").split(os.pathsep))]
    at = cmd.index("-m")
    sys.argv = cmd[at + 1 :]
    runpy.run_module(cmd[at + 1], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
