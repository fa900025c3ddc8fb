"""How any result is shown."""
