"""Where regions stand: ranks, summaries, movement between years, and the award."""
