"""The steps between: a plan, signs, forms, goals, a ladder, things to like, words to send, pages to learn from."""
