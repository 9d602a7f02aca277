"""What the window knows of colleagues: files that another process of the program writes, never a socket."""
