"""What an export of the official application comes to: its rows, their readings, and the report of both."""
