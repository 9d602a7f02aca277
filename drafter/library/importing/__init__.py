"""What takes speeches in: files prepared, cut into blocks, told apart from what is there, written."""
