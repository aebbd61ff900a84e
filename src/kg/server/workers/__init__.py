"""Both ends of the line to the workers, and the border between them: worker and sink run beyond it."""
