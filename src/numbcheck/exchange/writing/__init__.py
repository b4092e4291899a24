"""Writing: what is carried out of the journal lies whole in a folder of the person's own, and theirs stays theirs."""
