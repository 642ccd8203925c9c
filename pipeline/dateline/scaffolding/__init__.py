"""What a user starts from: a working folder, and the test sentences of frames."""
