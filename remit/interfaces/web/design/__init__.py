"""The pages of components: each part of a page in its states, filled with made-up records. What is
shown are the templates of the pages themselves, so none of them can differ from its page."""
