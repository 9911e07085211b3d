"""The second reading: what a language model adds to the drafts of the rules, where wanted."""
