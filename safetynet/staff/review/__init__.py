"""What a change of the data means, told to a reviewer who does not program."""
