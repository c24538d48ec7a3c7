"""What is tested across the whole house; each part's own tests lie beside it."""
