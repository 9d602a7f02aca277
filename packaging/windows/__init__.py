"""The steps that make the Windows installer and the portable folder, on Linux."""
