"""tell: what an entry says, part by part, in the words for its ids; each form only cleans that and lays it out."""
