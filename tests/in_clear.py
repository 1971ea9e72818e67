"""Looks for words in every file that Daybook keeps."""

from webapp.backups import back_up


def files(settings, tmp_path):
    """Database, write-ahead log, sessions, key file, stop list, and a fresh backup."""
    back_up(settings, tmp_path / "copies", keep_days=30)
    roots = (settings.database.parent, settings.run.parent, settings.keys.parent)
    found = {p for root in roots for p in root.rglob("*") if p.is_file()}
    return found | set((tmp_path / "copies").iterdir())


def read_in_clear(settings, tmp_path, said) -> list[tuple[str, str]]:
    """Which of these words a file holds, with the file's name."""
    held = [(path.name, path.read_bytes()) for path in files(settings, tmp_path)]
    return [
        (words, name)
        for words in said
        for coded in (words.encode(), words.encode("utf-16-le"), words.encode().hex().encode())
        for name, content in held
        if coded in content
    ]
