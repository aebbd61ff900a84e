"""What two or more wings show: the site itself, its questions, views, things, links and pages."""
