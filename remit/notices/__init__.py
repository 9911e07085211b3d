"""Who was told what, when: an outbox written with the act, delivered later."""
