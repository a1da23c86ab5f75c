"""GitHub Pages in small, for tests: its rules written down once more, so that the preview and the built sites are held against them."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit


@contextmanager
def pages(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve a built site below a base path as GitHub Pages does; its address without the path."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Pages,), {"folder": folder, "base": base}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Pages(http.server.BaseHTTPRequestHandler):
    folder: Path
    base: str

    def do_GET(self) -> None:
        path, query = unquote(urlsplit(self.path).path), urlsplit(self.path).query
        if path == self.base.rstrip("/") and path:
            self.moved(self.base, query)
        elif not path.startswith(self.base):
            self.sent(404, b"<h1>404</h1> There isn't a GitHub Pages site here.", "text/html")
        else:
            self.within(path.removeprefix(self.base), query)

    def within(self, name: str, query: str) -> None:
        target = self.folder / name.rstrip("/")
        if any(part.startswith(".") for part in name.split("/")):
            self.missing()
        elif name.endswith("/") or not name:
            self.file(target / "index.html")
        elif target.is_file():
            self.file(target)
        elif target.with_name(target.name + ".html").is_file():
            self.file(target.with_name(target.name + ".html"))
        elif target.is_dir():
            self.moved(f"{self.base}{name}/", query)
        else:
            self.missing()

    def file(self, target: Path) -> None:
        if not target.is_file():
            self.missing()
            return
        kinds = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".xml": "application/xml", ".svg": "image/svg+xml"}
        self.sent(200, target.read_bytes(), kinds.get(target.suffix, "application/octet-stream"))

    def missing(self) -> None:
        own = self.folder / "404.html"
        self.sent(404, own.read_bytes() if own.is_file() else b"<h1>404</h1>", "text/html; charset=utf-8")

    def moved(self, to: str, query: str) -> None:
        self.sent(301, b"", "text/html", Location=quote(to) + (f"?{query}" if query else ""))

    def sent(self, status: int, data: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), "Cache-Control": "max-age=600", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """A test says what it found."""
