"""The command `safetynet reach`."""
