"""accord serve: the record in a browser on this machine."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from accord.errors import RecordError
from accord.web.guard import is_loopback

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765


def serve(record: str, host: str = DEFAULT_HOST, port: int = DEFAULT_PORT) -> None:
    """Serve a record until Ctrl-C. Port 0 takes any that is free.

    Raises RecordError where there is no record, the host is not this machine, or the port cannot be had.
    """
    if not is_loopback(host):
        raise RecordError(
            f"--host {host}: accord serve has no login yet, so it answers on this machine only; leave --host "
            "out, and reach it from elsewhere through a tunnel (ssh -L)"
        )
    if not 0 <= port <= 65535:
        raise RecordError(f"--port {port}: not a port; name one from 1024 to 65535")
    path = Path(record)

    import uvicorn

    from accord.web.app import create_app

    app = create_app(path)
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
