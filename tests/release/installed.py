"""Installs the wheel by pipx and by uv into empty environments, and uses it as somebody who has nothing else.

`python -m tests.release.installed`. Where one may become somebody else, a user without a home follows the guide to a
project of one's own, and cannot write to what was installed. Also tells how large an environment of the program alone
is. Exit code 1 at the first thing that is not as it should be.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ..little import ROOT
from ..own_project_guide import follow

MOST_MEGABYTES = 250
NOBODY = 65534
PYTHON = shutil.which("python3", path="/usr/bin") or sys.executable
"""An interpreter that others can run, too."""


def run(*words: str | Path, folder: Path, environment: Mapping[str, str], fails: bool = False) -> str:
    """Run a command that must end well (or must fail), and return what it says."""
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert (done.returncode != 0) is fails, f"{words}: exit code {done.returncode}\n{said}"
    return said


def wheel(folder: Path) -> Path:
    """Build the wheel and return it."""
    words = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    run(*words, folder=folder, environment=os.environ)
    (found,) = folder.glob("*.whl")
    return found


def installers(folder: Path) -> dict[str, tuple[str | Path, ...]]:
    """Put pipx and uv into an environment of their own; return how each installs a program."""
    run(sys.executable, "-m", "venv", folder / "tools", folder=folder, environment=os.environ)
    tools = folder / "tools" / "bin"
    run(tools / "python", "-m", "pip", "install", "-q", "pipx", "uv", folder=folder, environment=os.environ)
    return {
        "pipx": (tools / "pipx", "install", "--python", PYTHON),
        "uv": (tools / "uv", "tool", "install", "--python", PYTHON),
    }


def homes(folder: Path) -> dict[str, str]:
    """Return the environment in which both install below a folder."""
    names = ("PIPX_HOME", "PIPX_BIN_DIR", "UV_TOOL_DIR", "UV_TOOL_BIN_DIR", "UV_CACHE_DIR")
    return {**os.environ, **{name: str(folder / name.lower()) for name in names}, "UV_LINK_MODE": "copy"}


def megabytes(folder: Path) -> int:
    """Return how large what lies in a folder is."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) >> 20


def check_example(kg: Path, folder: Path) -> None:
    """Ask the example, from a folder that is no project, with next to no environment."""
    environment = {"PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": str(folder / "cache")}
    example = (kg, "--project", "example:defectors")
    question = ("query", "theatres/who-left-on-whose-tour", "-p", "person=Годунов", "-f", "csv")
    assert "data: no project here" in run(kg, "--version", folder=folder, environment=environment)
    assert "Bolshoi Theatre,1979" in run(*example, *question, folder=folder, environment=environment)
    assert "query editor bundled" in " ".join(run(kg, "doctor", folder=folder, environment=environment).split())


def follow_guide(kg: Path, folder: Path, as_somebody: tuple[str, ...]) -> int:
    """Follow the guide without a home; return the number of commands, which all must end well."""
    environment = {"PATH": f"{kg.parent}:/usr/bin:/bin", "COLUMNS": "100", "LANG": "C.UTF-8"}
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)

    def told(command: str, at: Path) -> str:
        return run(*as_somebody, "bash", "-c", command, folder=at, environment=environment)

    return follow(folder, told, before="\nkg build")


def main() -> int:
    """Return 0 when all is as it should be."""
    nobody = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups") if os.getuid() == 0 else ()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        environment, made = homes(folder), wheel(folder)
        for each, words in installers(folder).items():
            run(*words, made, folder=folder, environment=environment)
            kg = folder / ("pipx_bin_dir" if each == "pipx" else "uv_tool_bin_dir") / "kg"
            check_example(kg, folder)
            count = follow_guide(kg, folder / f"as-by-{each}", nobody)
            print(f"{each}: installed, answers from any folder; the guide took {count} commands")
        size = megabytes(folder / "uv_tool_dir")
        print(f"an environment of the program alone: {size} MB")
        assert size <= MOST_MEGABYTES
    return 0


if __name__ == "__main__":
    sys.exit(main())
