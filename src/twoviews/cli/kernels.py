"""A Jupyter server's kernels: warm for the course's notebooks, for all others as Jupyter starts them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

from twoviews.authoring import warm
from twoviews.authoring.notebooks import MARK

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp
    from jupyter_server.services.kernels.kernelmanager import MappingKernelManager

STOCK = f"{ServerKernelManager.__module__}.{ServerKernelManager.__qualname__}"
SESSION = "JPY_SESSION_NAME"
"""Where Jupyter tells a kernel for which notebook it starts."""


class Kernel(warm.Manager, ServerKernelManager):
    """A kernel that starts warm if it is for a notebook of the course, and for nothing else."""

    def fits(self, env: Mapping[str, str], cwd: str) -> bool:
        """Whether its environment is the server's, and the notebook is the course's."""
        session = env.get(SESSION)
        if session is None or env != {**os.environ, SESSION: session}:
            return False
        return is_ours(Path(cwd, Path(session).name))


class Notebook(msgspec.Struct):
    """What a notebook's file says of itself."""

    metadata: dict[str, Any]


def is_ours(file: Path) -> bool:
    """Whether it holds a lesson or an exercise of the course, changed by a learner or not."""
    try:
        notebook = msgspec.json.decode(file.read_bytes(), type=Notebook)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return False
    return isinstance(notebook.metadata.get(MARK), dict)


def begin(server: ServerApp) -> None:
    """Have the server's kernels start so, unless somebody has chosen how they start or where they run."""
    manager = server.kernel_manager
    if warm.FORKS and manager.kernel_manager_class == STOCK and not is_chosen(manager):
        manager.kernel_manager_class = f"{Kernel.__module__}.{Kernel.__qualname__}"
        with suppress(warm.NotWarm):
            warm.zygote(warm.LESSONS)


def is_chosen(manager: MappingKernelManager) -> bool:
    """Whether the server's settings name the class of its kernels, be it the usual one."""
    return any("kernel_manager_class" in manager.config[name] for name in manager.section_names())
