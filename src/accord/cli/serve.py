"""accord serve: the record in a browser on this machine."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from accord.errors import RecordError
from accord.record import users
from accord.record.deciding import Make
from accord.web.guard import is_loopback

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765


def serve(record: str, host: str = DEFAULT_HOST, port: int = DEFAULT_PORT) -> None:
    """Serve a record until Ctrl-C. Port 0 takes any that is free.

    On any address but this machine's own a login is demanded of everybody. Raises RecordError where there is
    no record, the port cannot be had, or others could reach it and nobody may log in.
    """
    if not 0 <= port <= 65535:
        raise RecordError(f"--port {port}: not a port; name one from 1024 to 65535")
    path = Path(record)
    open_to_others = not is_loopback(host)
    if open_to_others and not users.users(path):
        raise RecordError(
            f"--host {host}: others can reach this address and nobody may log in yet; add somebody with "
            f"accord user add {record} NAME, or leave --host out"
        )

    import uvicorn

    from accord import pipeline
    from accord.cli.decide import user_name
    from accord.cli.weighed import why
    from accord.web.app import create_app

    def decide(make: Make) -> None:
        pipeline.decide(path, make).close()

    app = create_app(path, decide, user=None if open_to_others else user_name(), explain=why)
    listening = _listen(host.strip("[]"), port)
    address = f"[{host.strip('[]')}]" if listening.family == socket.AF_INET6 else host
    print(f"accord: {path} is at http://{address}:{listening.getsockname()[1]}/ (Ctrl-C stops)", flush=True)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        print("accord: stopped", file=sys.stderr)
    finally:
        listening.close()


def _listen(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # on Windows the option would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise RecordError(
            f"--port {port}: cannot be had on {host} ({error.strerror}); name another with --port"
        ) from error
    return listening
