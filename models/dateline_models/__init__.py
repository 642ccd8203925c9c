"""Linguistic knowledge as data: frames, gazetteers, cues."""
