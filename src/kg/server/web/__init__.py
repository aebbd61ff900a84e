"""What runs in the web process: the connection, a request, its answer, what is kept, what is logged."""
