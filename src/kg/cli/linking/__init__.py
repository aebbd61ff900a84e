"""The actions of kg link, a module for each."""
