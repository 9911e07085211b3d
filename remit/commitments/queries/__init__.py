"""Every read on commitments: lists, timelines, figures on any date, and what a viewer may do."""
