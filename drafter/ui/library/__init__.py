"""The past speeches: searching, importing, caring for them."""
