"""Canned queries as an API: one typed operation for each question, its description (OpenAPI) and documentation."""
