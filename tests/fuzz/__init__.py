"""Whatever the bytes, the answer is a result or an error of the library."""
