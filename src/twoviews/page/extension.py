"""A hook of hatch: the labextension is laid out as the course is installed, `editable` or not."""

from __future__ import annotations

import tempfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "share/jupyter/labextensions/twoviews"


class ExtensionHook(BuildHookInterface):  # type: ignore[misc]
    """Adds the files of the labextension to the wheel's shared data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Lay the extension out in a folder of its own, from which hatch copies it."""
        package = Path(self.root) / "src" / "twoviews"
        self._made = tempfile.TemporaryDirectory(prefix="twoviews-labextension-")
        _page(package).lay_out(package, Path(self._made.name))
        build_data["shared_data"][self._made.name] = PLACE

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take that folder away again."""
        self._made.cleanup()


def _page(package: Path) -> ModuleType:
    """`twoviews.page` of these sources: while they are being installed they cannot be imported by name."""
    spec = spec_from_file_location("twoviews_page", package / "page" / "__init__.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(f"{package} has no page half.")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
