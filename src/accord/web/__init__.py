"""The record in a browser: pages made on the server, without scripts, and the same as JSON.

`accord.web.app.create_app` makes the application; `accord serve` runs it. Nothing here writes to a record.
"""
