"""Stories of the example government, told from the order to the figure."""
