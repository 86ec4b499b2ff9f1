"""A real nginx that serves a folder with the configuration the site comes with."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
CONFIG = """daemon off;
master_process off;
pid {room}/pid;
error_log {room}/error.log;
events {{ worker_connections 128; }}
http {{
  access_log off;
  client_body_temp_path {room}; proxy_temp_path {room}; fastcgi_temp_path {room};
  uwsgi_temp_path {room}; scgi_temp_path {room};
  server {{
    listen 127.0.0.1:{port};
    root {root};
    include {snippet};
  }}
}}
"""
"""What a county's server has around our file; it needs no rights of root."""


def is_there() -> bool:
    """Whether nginx is installed, with the module that sends compressed copies."""
    if not Path(NGINX).exists():
        return False
    told = subprocess.run([NGINX, "-V"], capture_output=True, text=True, check=False)
    return "http_gzip_static_module" in told.stderr


@contextmanager
def serving(root: Path, snippet: Path, room: Path) -> Iterator[str]:
    """Serve `root` by the file `snippet`; gives the address. `room` is for nginx' own files."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = room / "server.conf"
    config.write_text(CONFIG.format(room=room, port=port, root=root, snippet=snippet), "utf-8")
    command = [NGINX, "-p", str(room), "-c", str(config), "-e", str(room / "error.log")]
    with subprocess.Popen(command) as process:
        try:
            _wait(port, process, room)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait(port: int, process: subprocess.Popen[bytes], room: Path) -> None:
    for _ in range(200):
        with socket.socket() as door:
            if process.poll() is None and door.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError((room / "error.log").read_text(encoding="utf-8"))
