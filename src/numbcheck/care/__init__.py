"""The steps between: a plan, signs to watch, forms, goals, a ladder, things to like, words to send, pages to learn from."""
