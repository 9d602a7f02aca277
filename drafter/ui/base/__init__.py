"""What every part of the window stands on and that knows no draft: jobs, services, colours, commands."""
