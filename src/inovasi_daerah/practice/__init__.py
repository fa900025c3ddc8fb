"""The practice around the index: ecosystem, laboratory, improvement, replication. The index needs none of it."""
