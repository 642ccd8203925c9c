"""Records for people: a table, counts, and the page on which they are checked against the text."""
