"""What the tests' Jupyter servers start: kernels forked from a process that has imported once, as in a build.

A server's first kernel of the course starts cold, as a student's does; so does one beside whose notebook
modules lie, for an import would find them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from jupyter_server.services.kernels.kernelmanager import ServerKernelManager

from twoviews.authoring import warm

warm.zygote()  # it imports while the first page is loaded


class Manager(warm.Manager, ServerKernelManager):
    """Starts its kernel warm, but for those two."""

    _started: ClassVar[list[str]] = []

    async def _async_launch_kernel(self, kernel_cmd: list[str], **kw: Any) -> None:
        first = "-m" in kernel_cmd and not self._started
        if "-m" in kernel_cmd:
            self._started.append(self.kernel_id)
        if first or any(Path(kw["cwd"]).glob("*.py")):
            await super(warm.Manager, self)._async_launch_kernel(kernel_cmd, **kw)
        else:
            await super()._async_launch_kernel(kernel_cmd, **kw)
