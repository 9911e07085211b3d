"""The pages of commitments: the list, the page of one, the form of each act, and recording an
instruction."""
