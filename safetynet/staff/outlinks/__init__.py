"""Links to other sites: whether what the data and the settings name is still there."""
