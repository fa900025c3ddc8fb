"""Files in and out: strict reading of what is handed in, canonical writing of that and of the results."""
