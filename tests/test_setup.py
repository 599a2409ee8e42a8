"""`.ci/setup` on machines that lack something, played by fake programs on a PATH of their own."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NPM_LOCK = "tests/node/package-lock.json"
FORM_LOCK = "generator/admin/form/package-lock.json"
INPUTS = (
    *("pyproject.toml", "requirements.lock", "requirements-dev.lock"),
    *("tests/node/package.json", NPM_LOCK, "generator/admin/form/package.json", FORM_LOCK),
)
REAL_PROGRAMS = ("sh", "cat", "cp", "dirname", "env", "rm", "mkdir", "chmod", "cksum", "xargs", "echo")

# Stands for the machine's Python; LACKS names what it cannot import or load, CALLS is the log of what was run.
PYTHON = """#!/bin/sh
case "$*" in
*version_info*) [ "$PYTHON_VERSION" != 3.9 ] ;;
--version) echo "Python $PYTHON_VERSION" ;;
*ensurepip*) case " $LACKS " in *" venv "*) exit 1 ;; esac ;;
*CDLL*)
    for last in "$@"; do :; done
    case "$last" in *.dylib) exit 1 ;; esac
    case " $LACKS " in *" $last "*) exit 1 ;; esac
    ;;
*getcwd*) echo "$PWD $PYTHON_VERSION" ;;
*hashlib*) cksum ;;
"-m venv .venv")
    echo "make .venv" >>"$CALLS"
    mkdir -p .venv/bin
    printf '#!/bin/sh\\necho "$*" >>"$CALLS"\\ncase "$*" in *npm*) [ "$NPM" = works ] ;; esac\\n' >.venv/bin/python
    chmod +x .venv/bin/python
    ;;
*) exit 99 ;;
esac
"""
APT_GET = """#!/bin/sh
echo "apt-get $*" >>"$CALLS"
case "$*" in
*update*) : >"$CALLS.updated" ;;
*install*) [ -e "$CALLS.updated" ] || [ "$APT_LIST" != old ] ;;
esac
"""
SUDO = """#!/bin/sh
[ "$SUDO_ASKS" = no ] && [ "$1" = -n ] || exit 1
shift
echo "sudo" >>"$CALLS"
"$@"
"""


@dataclass(frozen=True)
class Machine:
    """A copy of the set-up files, and a PATH that holds only what the case says."""

    project: Path
    programs: Path
    calls: Path

    def add(self, name: str, text: str) -> None:
        program = self.programs / name
        program.write_text(text)
        program.chmod(0o755)

    def setup(self, purpose: str = "site", **settings: str) -> subprocess.CompletedProcess[str]:
        self.add("id", f"#!/bin/sh\necho {settings.pop('user', '1000')}\n")
        defaults = {"LACKS": "", "PYTHON_VERSION": "3.11", "APT_LIST": "new", "SUDO_ASKS": "yes", "NPM": "works"}
        environment = {"PATH": str(self.programs), "CALLS": str(self.calls)} | defaults | settings
        command = [".ci/setup", purpose]
        return subprocess.run(command, cwd=self.project, env=environment, capture_output=True, text=True, check=False)

    def log(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path / "project", tmp_path / "bin", tmp_path / "calls")
    (made.project / ".ci").mkdir(parents=True)
    made.programs.mkdir()
    shutil.copy(ROOT / ".ci/setup", made.project / ".ci/setup")
    for name in INPUTS:
        (made.project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, made.project / name)
    for name in REAL_PROGRAMS:
        found = shutil.which(name)
        assert found
        (made.programs / name).symlink_to(found)
    made.add("python3", PYTHON)
    made.add("apt-get", APT_GET)
    return made


def test_without_rights_the_command_to_type_is_printed_and_nothing_is_done(machine: Machine) -> None:
    done = machine.setup(LACKS="venv libpangoft2-1.0.so.0")
    assert done.returncode == 1
    command = "sudo apt-get install --no-install-recommends python3-venv libpangoft2-1.0-0"
    assert command in [line.strip() for line in done.stderr.splitlines()]
    assert machine.log() == []


def test_a_sudo_that_asks_for_a_password_is_not_used(machine: Machine) -> None:
    machine.add("sudo", SUDO)
    done = machine.setup(LACKS="libpango-1.0.so.0")
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends libpango-1.0-0" in done.stderr
    assert machine.log() == []


def test_root_installs_what_is_missing_without_fetching_lists(machine: Machine) -> None:
    done = machine.setup(user="0", LACKS="venv libharfbuzz-subset.so.0")
    assert done.returncode == 0, done.stderr
    install = "apt-get -q -y install --no-install-recommends python3-venv libharfbuzz-subset0"
    assert machine.log()[:2] == [install, "make .venv"]


def test_passwordless_sudo_installs_too(machine: Machine) -> None:
    machine.add("sudo", SUDO)
    done = machine.setup(SUDO_ASKS="no", LACKS="libpango-1.0.so.0")
    assert done.returncode == 0, done.stderr
    assert "apt-get -q -y install --no-install-recommends libpango-1.0-0" in machine.log()


def test_an_old_package_list_is_fetched_anew_once(machine: Machine) -> None:
    done = machine.setup(user="0", LACKS="venv", APT_LIST="old")
    assert done.returncode == 0, done.stderr
    install = "apt-get -q -y install --no-install-recommends python3-venv"
    assert machine.log()[:3] == [install, "apt-get -q update", install]


def test_a_machine_without_debian_packages_is_told_what_it_lacks(machine: Machine) -> None:
    (machine.programs / "apt-get").unlink()
    done = machine.setup(user="0", LACKS="libpango-1.0.so.0")
    assert done.returncode == 1
    assert "lacks: libpango-1.0-0" in done.stderr


def test_a_machine_without_python_gets_everything(machine: Machine) -> None:
    (machine.programs / "python3").unlink()
    done = machine.setup()
    assert done.returncode == 1
    wanted = "python3 python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert f"--no-install-recommends {wanted}" in done.stderr


def test_an_old_python_is_refused_by_its_version(machine: Machine) -> None:
    done = machine.setup(PYTHON_VERSION="3.9")
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "here is Python 3.9" in done.stderr


def test_only_tests_need_a_browser(machine: Machine) -> None:
    assert machine.setup("site").returncode == 0
    done = machine.setup("test")
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends chromium" in done.stderr


def test_only_tests_need_the_finnish_dictionary(machine: Machine) -> None:
    machine.add("chromium", "#!/bin/sh\n")
    assert machine.setup("site", LACKS="voikko").returncode == 0
    done = machine.setup("test", LACKS="voikko")
    assert done.returncode == 1
    assert "sudo apt-get install --no-install-recommends libvoikko1 voikko-fi" in done.stderr


def test_a_measurement_goes_on_without_hugo(machine: Machine) -> None:
    machine.add("chromium", "#!/bin/sh\n")
    done = machine.setup("bench")
    assert done.returncode == 0, done.stderr
    assert "hugo is not here" in done.stdout


def test_packages_are_installed_with_hashes_and_the_project_without_asking_the_network(machine: Machine) -> None:
    done = machine.setup()
    assert done.returncode == 0, done.stderr
    assert machine.log() == [
        "make .venv",
        "-m pip --quiet --quiet install --require-hashes --requirement requirements.lock",
        "-m pip --quiet --quiet install --no-deps --no-build-isolation --editable .",
    ]


@pytest.mark.parametrize("changed", ["pyproject.toml", "requirements.lock"])
def test_nothing_is_installed_again_until_its_source_changes(machine: Machine, changed: str) -> None:
    machine.setup()
    first = machine.log()
    assert machine.setup().stdout == ""
    assert machine.log() == first

    with (machine.project / changed).open("a") as file:
        file.write("# another\n")
    machine.setup()
    assert machine.log() == first + first[1:]


def test_an_environment_for_tests_serves_the_site_as_well(machine: Machine) -> None:
    machine.add("chromium", "#!/bin/sh\n")
    machine.setup("test")
    first = machine.log()
    assert any("requirements-dev.lock" in call for call in first)
    assert machine.setup("site").stdout == ""
    assert machine.log() == first


def test_an_environment_that_moved_is_made_anew(machine: Machine) -> None:
    machine.setup()
    first = machine.log()
    moved = machine.project.with_name("moved")
    machine.project.rename(moved)
    done = Machine(moved, machine.programs, machine.calls).setup()
    assert "making it anew" in done.stdout
    assert machine.log() == first + first


def test_a_failed_installation_is_tried_again(machine: Machine) -> None:
    machine.setup()
    python = machine.project / ".venv/bin/python"
    working = python.read_text()
    python.write_text("#!/bin/sh\nexit 1\n")
    (machine.project / "requirements.lock").write_text("")
    failed = machine.setup()
    assert failed.returncode == 1
    assert "could not be installed" in failed.stderr
    python.write_text(working)
    assert "ready" in machine.setup().stdout


def npm_calls(machine: Machine) -> list[str]:
    return [call for call in machine.log() if "npm" in call]


def test_a_site_needs_no_npm_packages_and_none_runs_anything_of_its_own(machine: Machine) -> None:
    machine.add("chromium", "#!/bin/sh\n")
    machine.setup("site")
    assert npm_calls(machine) == []
    done = machine.setup("test")
    assert done.returncode == 0, done.stderr
    form, tests = npm_calls(machine)
    assert " ci --prefix .cache/admin --ignore-scripts " in form
    assert " ci --prefix .cache/node --ignore-scripts " in tests
    assert (machine.project / ".cache/node/package-lock.json").read_bytes() == (ROOT / NPM_LOCK).read_bytes()
    assert (machine.project / ".cache/admin/package-lock.json").read_bytes() == (ROOT / FORM_LOCK).read_bytes()


def test_the_web_form_needs_its_own_packages_and_no_browser(machine: Machine) -> None:
    done = machine.setup("admin")
    assert done.returncode == 0, done.stderr
    (call,) = npm_calls(machine)
    assert " ci --prefix .cache/admin --ignore-scripts " in call
    assert not any("chromium" in call for call in machine.log())


def test_npm_packages_are_installed_again_when_their_lock_changes(machine: Machine) -> None:
    machine.add("chromium", "#!/bin/sh\n")
    machine.setup("test")
    assert machine.setup("test").stdout == ""
    assert len(npm_calls(machine)) == 2
    old = machine.project / ".cache/node/node_modules"
    old.mkdir()
    with (machine.project / NPM_LOCK).open("a") as file:
        file.write("\n")
    machine.setup("test")
    assert len(npm_calls(machine)) == 3
    assert not old.exists()


def test_without_npm_packages_the_other_tests_are_there_and_they_are_tried_again(machine: Machine) -> None:
    machine.add("chromium", "#!/bin/sh\n")
    failed = machine.setup("test", NPM="fails")
    assert failed.returncode == 0
    assert f"the packages of {NPM_LOCK} could not be installed" in failed.stdout
    unfinished = machine.project / ".cache/node/node_modules"
    assert not unfinished.exists()
    unfinished.mkdir(parents=True)
    done = machine.setup("test")
    assert done.returncode == 0, done.stderr
    assert "npm packages are ready" in done.stdout
    assert not unfinished.exists()


@pytest.mark.parametrize("lock", [NPM_LOCK, FORM_LOCK])
def test_every_npm_package_is_pinned_by_its_hash_and_without_an_address(lock: str) -> None:
    packages = json.loads((ROOT / lock).read_text(encoding="utf-8"))["packages"]
    pinned = [package for path, package in packages.items() if path]
    assert pinned
    assert all(package["integrity"].startswith("sha512-") and "resolved" not in package for package in pinned)


def test_an_unknown_purpose_shows_the_usage(machine: Machine) -> None:
    done = machine.setup("everything")
    assert done.returncode == 2
    assert "Usage: .ci/setup [site|admin|test|bench]" in done.stderr
