"""The dates a person types: one closed grammar that looks to the past, and never guesses."""
