"""What codes of members are called in the language of the page, one file an idea."""
