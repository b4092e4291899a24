"""What a practice is: its values, its file in TOML, and the shelf it stands on."""
