"""Who a person is, as the institution's own provider of identities says (OpenID Connect)."""
