"""The beginning of another network's directory: a whole project that builds, with everything still to be filled in."""
