"""One work in several languages: which texts look alike, which passages say the same, and that a
commitment made of one of them belongs to the work and is not made a second time."""
