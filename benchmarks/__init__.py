"""Speed of accord, measured on this machine."""
