"""What the finder of the browser needs: the records as columns, and the places people name."""
