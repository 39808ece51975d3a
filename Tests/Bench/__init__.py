"""script/bench: see its head."""
