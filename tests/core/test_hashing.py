import hashlib
import subprocess
import sys

from drafter.core.hashing import blake2b, sha256


def test_the_hashes_are_those_of_the_standard_library():
    for text in ("", "安全生产", "抓落实" * 10_000):
        data = text.encode()
        assert sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()
        assert blake2b(data, digest_size=16).digest() == hashlib.blake2b(data, digest_size=16).digest()


def test_neither_the_window_nor_the_library_loads_openssl():
    modules = "drafter.ui.app, drafter.ui.shell.workspace, drafter.library.embedded, drafter.checks.run"
    program = f"import sys, {modules}; print('_hashlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
