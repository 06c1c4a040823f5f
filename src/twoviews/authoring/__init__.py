"""What authors and maintainers do: check the content, derive exercises, build the notebooks."""
