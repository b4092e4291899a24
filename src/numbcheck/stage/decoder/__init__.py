"""What a terminal sends, cut into keys: one table for both stages."""
