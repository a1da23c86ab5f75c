"""Preview: serve a built site under its base path, rebuild when a file changes, tell the browser to reload."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from urllib.parse import unquote, urlsplit

from digest import hosting

EVENTS = "/__digest/events"
_CSP = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_SCRIPT = f"<script>new EventSource('{EVENTS}').onmessage=()=>location.reload()</script></body>".encode()


class Reload:
    """Tells waiting browsers that the site was built again."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

    def tell(self) -> None:
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def wait(self, seen: int, seconds: float) -> int:
        """The number of builds, as soon as it is more than `seen`, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._count > seen, seconds)
            return self._count

    @property
    def count(self) -> int:
        return self._count


def server(folder: Path, base_path: str, bind: str, port: int, reload: Reload) -> ThreadingHTTPServer:
    """A server of `folder` under `base_path`, as GitHub Pages would serve it, with reloading. Raises OSError where the port is taken."""
    made = ThreadingHTTPServer((bind, port), partial(_Handler, folder.resolve(), base_path, reload))
    made.daemon_threads = True
    return made


def watch(paths: list[Path], changed: Callable[[], None], stop: threading.Event) -> None:
    """Call `changed` whenever a file below `paths` changes, until `stop` is set."""
    import watchfiles

    for _ in watchfiles.watch(*[path for path in paths if path.exists()], stop_event=stop, rust_timeout=1000, raise_interrupt=False):
        changed()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, base_path: str, reload: Reload, request: socket, client: object, server: BaseServer) -> None:
        self.folder, self.base_path, self.reload = folder, base_path, reload
        super().__init__(request, client, server)

    def do_GET(self) -> None:
        parts, root = urlsplit(self.path), unquote(self.base_path)
        path = unquote(parts.path)
        if path == EVENTS:
            self._events()
            return
        found = hosting.answer(root if path == "/" else path, root, self._is_file, self._is_folder)
        if path == "/" != root or found.location:
            self._redirect((found.location or self.base_path) + (f"?{parts.query}" if parts.query else ""))
        elif not found.file:
            self._send(HTTPStatus.NOT_FOUND, f"This site is served under {self.base_path}\n".encode(), "text/plain; charset=utf-8")
        else:
            self._file(found)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _file(self, found: hosting.Answer) -> None:
        data = (self.folder / found.file).read_bytes() if self._is_file(found.file) else b"Not found\n"
        kind = hosting.kind(found.file)
        if found.file.endswith(".html"):
            data = _CSP.sub(b"", data).replace(b"</body>", _SCRIPT)
        self._send(HTTPStatus(found.status), data, kind)

    def _is_file(self, name: str) -> bool:
        target = self._inside(name)
        return target is not None and os.path.isfile(target)  # which is False, too, for a name that no file can have

    def _is_folder(self, name: str) -> bool:
        target = self._inside(name)
        return target is not None and os.path.isdir(target)

    def _inside(self, name: str) -> Path | None:
        """Where a file lies; None where that is outside the site, as a link may lead."""
        target = (self.folder / name).resolve()
        return target if self.folder in (target, *target.parents) else None

    def _events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        seen = self.reload.count
        try:
            while True:
                count = self.reload.wait(seen, 15)
                self.wfile.write(b"data: reload\n\n" if count > seen else b": still here\n\n")
                self.wfile.flush()
                seen = count
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _redirect(self, to: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged: the terminal shows builds and problems."""
