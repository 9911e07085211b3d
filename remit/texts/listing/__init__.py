"""The register of documents as a list."""
