"""Saving an agenda: whole, for its owner alone, and never over what another program wrote."""

from __future__ import annotations

import codecs
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from iepmeet import files
from iepmeet.agenda.edit import Editing
from iepmeet.agenda.saving import create, open_agenda, save
from iepmeet.errors import NotReadError, NotSavedError

TEXT = '# mine\n[meeting]\ntitle = "IEP review for Sam"\n'


@pytest.fixture
def agenda(tmp_path: Path) -> Path:
    path = tmp_path / "sam.toml"
    path.write_bytes(TEXT.encode())
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def by_another_program(path: Path, text: str) -> None:
    subprocess.run(
        [sys.executable, "-c", "import sys; open(sys.argv[1], 'w').write(sys.argv[2])", path, text],
        check=True,
    )


def test_an_agenda_is_opened_edited_and_saved(agenda: Path) -> None:
    file = open_agenda(agenda)
    done = save(file, Editing.opened(file.text).set(("meeting", "title"), "One").text)
    assert agenda.read_text(encoding="utf-8") == '# mine\n[meeting]\ntitle = "One"\n'
    assert done.said == "Saved as sam.toml."
    again = save(done.file, TEXT)
    assert (again.other, agenda.read_text(encoding="utf-8")) == (None, TEXT)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_saved_agenda_is_its_owners_alone(agenda: Path) -> None:
    agenda.chmod(0o644)
    save(open_agenda(agenda), TEXT + "\n")
    assert stat.S_IMODE(agenda.stat().st_mode) == 0o600
    assert stat.S_IMODE(create(agenda.with_name("new.toml"), TEXT).path.stat().st_mode) == 0o600
    assert names(agenda.parent) == ["new.toml", "sam.toml"]


def test_what_another_program_wrote_meanwhile_stays_and_ours_goes_beside_it(agenda: Path) -> None:
    file = open_agenda(agenda)
    by_another_program(agenda, "theirs")
    done = save(file, "ours = 1\n")
    assert agenda.read_text(encoding="utf-8") == "theirs"
    beside = agenda.with_name("sam-2.toml")
    assert beside.read_text(encoding="utf-8") == "ours = 1\n"
    assert (done.file.path, done.other) == (beside, agenda)
    assert done.said == (
        "sam.toml was changed by another program meanwhile and stays as it is. "
        "Your version is now sam-2.toml."
    )
    on = save(done.file, "ours = 2\n")
    assert (on.other, beside.read_text(encoding="utf-8")) == (None, "ours = 2\n")
    by_another_program(agenda, "theirs again")
    assert save(file, "ours = 3\n").file.path.name == "sam-3.toml"
    assert beside.read_text(encoding="utf-8") == "ours = 2\n"


def test_a_file_that_was_taken_away_meanwhile_is_written_again(agenda: Path) -> None:
    file = open_agenda(agenda)
    agenda.unlink()
    assert save(file, TEXT).other is None
    assert agenda.read_text(encoding="utf-8") == TEXT


def test_the_byte_order_mark_and_line_ends_of_windows_stay(agenda: Path) -> None:
    agenda.write_bytes(codecs.BOM_UTF8 + TEXT.replace("\n", "\r\n").encode())
    file = open_agenda(agenda)
    save(file, Editing.opened(file.text).set(("meeting", "title"), "Één").text)
    assert agenda.read_bytes() == codecs.BOM_UTF8 + '# mine\r\n[meeting]\r\ntitle = "Één"\r\n'.encode()


def test_a_file_from_notepad_in_utf_16_becomes_utf_8(agenda: Path) -> None:
    agenda.write_bytes(TEXT.encode("utf-16"))
    file = open_agenda(agenda)
    assert file.text == TEXT
    save(file, file.text + "# more\n")
    assert agenda.read_bytes() == (TEXT + "# more\n").encode()


def test_if_the_disk_refuses_the_old_file_is_whole(agenda: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(fd: int, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    file = open_agenda(agenda)
    monkeypatch.setattr(files, "write_all", full)
    with pytest.raises(NotSavedError, match=r"sam\.toml could not be saved: the disk is full\."):
        save(file, "new")
    with pytest.raises(NotSavedError, match="the disk is full"):
        create(agenda.with_name("new.toml"), "new")
    by_another_program(agenda, "theirs")
    with pytest.raises(NotSavedError, match="the disk is full"):
        save(file, "new")
    assert names(agenda.parent) == ["sam.toml"]
    assert agenda.read_text(encoding="utf-8") == "theirs"


def test_a_file_that_cannot_be_an_agenda_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "word.toml").write_bytes(b"PK\x03\x04....")
    for name, said in {"none.toml": "There is no agenda", "word.toml": "a Word, Excel or zip file"}.items():
        with pytest.raises(NotReadError, match=said):
            open_agenda(tmp_path / name)
    with pytest.raises(NotReadError, match="not an ordinary file"):
        open_agenda(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_an_agenda_is_not_saved_through_a_link(agenda: Path) -> None:
    link = agenda.with_name("link.toml")
    link.symlink_to(agenda)
    with pytest.raises(NotSavedError, match="it is a link to another file"):
        save(open_agenda(link), "new")
    assert agenda.read_text(encoding="utf-8") == TEXT


def test_a_new_agenda_never_takes_the_place_of_another(agenda: Path) -> None:
    with pytest.raises(FileExistsError):
        create(agenda, "new")
    assert agenda.read_text(encoding="utf-8") == TEXT
