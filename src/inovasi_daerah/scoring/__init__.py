"""From what a region reports to a score that explains itself: admission, grading, index, explanation."""
