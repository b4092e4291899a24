"""Coming and going: one module per format, pure text to entries and back."""
