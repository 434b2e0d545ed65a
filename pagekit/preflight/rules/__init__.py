"""what is known of a file and its pages → faults: one function a rule, with its name, its source, its weight."""
