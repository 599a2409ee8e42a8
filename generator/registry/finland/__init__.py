"""The register of Finnish municipalities as CSV files, and their reader."""
