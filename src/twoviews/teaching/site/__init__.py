"""The static edition: the whole course as a folder of pages that any server, or none, can show."""
