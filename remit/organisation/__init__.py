"""Who is who on any day: units, trees, placements, successions, posts, roles, delegations."""
