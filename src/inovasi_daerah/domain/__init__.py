"""Who and what: regions, agencies, affairs, innovations, and what a region reports of them in a year."""
