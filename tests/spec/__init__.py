"""The rules of the index as tests: read the modules in order, and in each the classes and their laws."""
