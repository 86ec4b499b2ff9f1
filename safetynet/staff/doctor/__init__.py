"""What is fine and what is missing on this machine; it works where packages are missing."""
