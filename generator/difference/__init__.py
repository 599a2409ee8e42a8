"""What a change means: two versions of the directory compared, and told to the people who review it."""
