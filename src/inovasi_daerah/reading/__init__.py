"""Plain data into frozen values: strict, and with every problem at once."""
