"""Ways to run the page stages: side by side on this machine; later, on several."""
