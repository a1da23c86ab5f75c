"""Preview: serve a built site under its base path, rebuild when a file changes, tell the browser to reload."""

from __future__ import annotations

import mimetypes
import re
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from urllib.parse import quote, unquote, urlsplit

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
        path, root = unquote(urlsplit(self.path).path), unquote(self.base_path)
        if path == EVENTS:
            self._events()
        elif path == "/" != root or path + "/" == root:
            self._redirect(self.base_path)
        elif not path.startswith(root):
            self._send(HTTPStatus.NOT_FOUND, f"This site is served under {self.base_path}\n".encode(), "text/plain; charset=utf-8")
        else:
            self._file(path.removeprefix(root))

    def do_HEAD(self) -> None:
        self.do_GET()

    def _file(self, name: str) -> None:
        target = (self.folder / name.replace("\0", "")).resolve()
        inside = self.folder in (target, *target.parents)
        if inside and target.is_dir():
            if name and not name.endswith("/"):
                self._redirect(f"{self.base_path}{quote(name)}/")
                return
            target /= "index.html"
        elif inside and not target.exists() and target.with_name(target.name + ".html").is_file():
            target = target.with_name(target.name + ".html")
        status = HTTPStatus.OK if inside and target.is_file() else HTTPStatus.NOT_FOUND
        if status is HTTPStatus.NOT_FOUND:
            target = self.folder / "404.html"
        data = target.read_bytes() if target.is_file() else b"Not found\n"
        kind = mimetypes.guess_type(target.name)[0] or "application/octet-stream"
        if kind == "text/html":
            data = _CSP.sub(b"", data).replace(b"</body>", _SCRIPT)
        self._send(status, data, f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("xml") else kind)

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
