"""The API: what people do on the pages, for programs, under one set of rights and one ledger."""
