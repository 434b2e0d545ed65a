"""what is known of a file and its pages → faults: one function a rule, each with its name, its source, how grave it is."""
