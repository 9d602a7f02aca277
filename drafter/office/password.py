"""The password of a server: in the Windows credential store, elsewhere in a file that only its owner can read."""

import contextlib
import sys
from pathlib import Path

from drafter.core.errors import UserError

_NAME = "drafter-office"
_FILE = "password"
#: wincred.h: CRED_TYPE_GENERIC, CRED_PERSIST_LOCAL_MACHINE.
_GENERIC, _THIS_MACHINE = 1, 2


def keep_password(password: str, folder: Path) -> None:
    """Keep the password for the contacts to come, `folder` being where the office's files lie; UserError where it cannot."""
    if sys.platform == "win32":
        _keep_on_windows(password)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / _FILE
        file.unlink(missing_ok=True)
        file.touch(mode=0o600, exist_ok=False)
        file.write_text(password, encoding="utf-8")
    except OSError as error:
        raise UserError(f"密码存不下来（{error.strerror}），请检查磁盘空间和权限。") from error


def known_password(folder: Path) -> str:
    """The password that was kept, "" where there is none: then PostgreSQL's own password file counts."""
    if sys.platform == "win32":
        return _known_on_windows()
    with contextlib.suppress(OSError, UnicodeDecodeError):
        return (folder / _FILE).read_text(encoding="utf-8")
    return ""


def forget_password(folder: Path) -> None:
    """Keep it no longer."""
    if sys.platform == "win32":
        import ctypes

        ctypes.WinDLL("advapi32").CredDeleteW(_NAME, _GENERIC, 0)
        return
    with contextlib.suppress(OSError):
        (folder / _FILE).unlink()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Credential(ctypes.Structure):
        _fields_ = (
            ("Flags", wintypes.DWORD),
            ("Type", wintypes.DWORD),
            ("TargetName", wintypes.LPWSTR),
            ("Comment", wintypes.LPWSTR),
            ("LastWritten", wintypes.FILETIME),
            ("CredentialBlobSize", wintypes.DWORD),
            ("CredentialBlob", ctypes.c_void_p),
            ("Persist", wintypes.DWORD),
            ("AttributeCount", wintypes.DWORD),
            ("Attributes", ctypes.c_void_p),
            ("TargetAlias", wintypes.LPWSTR),
            ("UserName", wintypes.LPWSTR),
        )

    def _keep_on_windows(password: str) -> None:
        data = password.encode("utf-16-le")
        blob = ctypes.create_string_buffer(data, len(data) or 1)
        credential = _Credential(
            Type=_GENERIC,
            TargetName=_NAME,
            CredentialBlobSize=len(data),
            CredentialBlob=ctypes.cast(blob, ctypes.c_void_p),
            Persist=_THIS_MACHINE,
            UserName=_NAME,
        )
        if not ctypes.WinDLL("advapi32").CredWriteW(ctypes.byref(credential), 0):
            raise UserError("密码存不进 Windows 凭据，请检查凭据管理器能否使用。")

    def _known_on_windows() -> str:
        library = ctypes.WinDLL("advapi32")
        found = ctypes.POINTER(_Credential)()
        if not library.CredReadW(_NAME, _GENERIC, 0, ctypes.byref(found)):
            return ""
        try:
            size = found.contents.CredentialBlobSize
            return ctypes.string_at(found.contents.CredentialBlob, size).decode("utf-16-le")
        finally:
            library.CredFree(found)
