"""The ledger for whoever checks it: its acts, one act as stored, and its verification."""
