"""For the people who keep the data: what the commands answer, in words and as JSON."""
