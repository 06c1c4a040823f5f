"""Where the live parts of a lesson run: each host is a line between a part and a page."""
