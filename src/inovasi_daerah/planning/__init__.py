"""What a region could still do about its index: which innovations to send."""
