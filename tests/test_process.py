"""Claim: the process leaves no core dump, lets nobody trace it, and writes private files."""

import subprocess
import sys

LOOK = """
import ctypes, os, resource
from webapp.process import close_process
close_process()
print(os.umask(0), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def test_the_process_is_closed():
    seen = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)

    assert seen.stdout.split() == [str(0o077), "(0,", "0)", "0"]
