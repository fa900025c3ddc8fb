"""What the rules say: the types of a rulebook, the scales from facts to levels, and the library of editions."""
