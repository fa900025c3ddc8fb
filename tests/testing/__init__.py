"""The published strategies, and what a run of them reaches."""
