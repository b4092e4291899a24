"""Questions that become an entry, a page or lines of a list of the person's own."""
