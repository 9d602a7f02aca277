"""A damaged file of fingerprints is called gone, whatever numbers the damage makes of it."""

import struct
from collections import deque

import pytest

from drafter.library.prints.segments import Segment, SegmentGone, SortedRun, entry, write_segment


@pytest.fixture
def file(tmp_path):
    """A file of a hundred entries."""
    path = tmp_path / "a.prints"
    deque(write_segment(path, [SortedRun([entry(number << 20, number) for number in range(100)])]), maxlen=0)
    return path


@pytest.mark.parametrize("bits", [0, 3, 63, 2**40, 2**64 - 1])
def test_a_directory_of_an_impossible_size_takes_no_memory(file, bits):
    data = bytearray(file.read_bytes())
    data[8:16] = struct.pack("<Q", bits)
    file.write_bytes(data)
    with pytest.raises(SegmentGone):
        Segment(file)


def test_a_directory_that_points_behind_the_end_takes_no_memory(file):
    data = bytearray(file.read_bytes())
    data[28:32] = struct.pack("<I", 2**32 - 1)  # where the second beginning is said to start
    file.write_bytes(data)
    segment = Segment(file)
    with pytest.raises(SegmentGone):
        segment.holders(0, 10)
    segment.close()
