"""What is too long for every day: scripts of `make release-check`, each run as `python -m tests.release.NAME`."""
