"""The checked facts in the formats that other programs read."""
