"""Who is to be called about what, and noting that somebody was."""
