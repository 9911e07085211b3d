"""What those who keep the machine running may ask: whether the site lives, whether it is ready, how
much it does. Nothing of its content, and nobody's name."""
