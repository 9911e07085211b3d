"""The pages of documents: the register, intake of a text, and the confirmation of its drafts."""
