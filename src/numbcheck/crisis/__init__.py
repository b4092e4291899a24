"""The help page: what a person in the worst hour sees, with next to nothing imported."""
