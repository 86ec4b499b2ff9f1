"""`python -m safetynet.cli` is the command `safetynet`."""

from safetynet.cli import main

main(prog_name="safetynet")
