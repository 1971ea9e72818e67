"""HTTPS in front of the app, as a proxy does it: a certificate of its own, and TLS taken off."""

import asyncio
import base64
import hashlib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import NameOID

AT_ONCE = 65_536


def self_made(folder: Path) -> tuple[Path, str]:
    """A certificate with its key in one file, and the name by which Chromium can know it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=7))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, SHA256())
    )  # fmt: skip
    file = folder / "self-made.pem"
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(private + certificate.public_bytes(pem))
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return file, base64.b64encode(hashlib.sha256(public).digest()).decode()


@contextmanager
def tls_in_front_of(port: int, certificate: Path) -> Iterator[int]:
    """Takes TLS off and hands the bytes on to `port`; gives the port where it listens."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    loop = asyncio.new_event_loop()
    open_: set[asyncio.StreamWriter] = set()

    async def carry(reader, writer):
        try:
            while data := await reader.read(AT_ONCE):
                writer.write(data)
                await writer.drain()
        except (ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()

    async def meet(reader, writer):
        inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", port)
        open_.update((writer, inner_writer))
        await asyncio.gather(carry(reader, inner_writer), carry(inner_reader, writer))

    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listening = asyncio.start_server(meet, "127.0.0.1", 0, ssl=context, ssl_shutdown_timeout=1)
    server = asyncio.run_coroutine_threadsafe(listening, loop).result(5)
    yield server.sockets[0].getsockname()[1]
    asyncio.run_coroutine_threadsafe(_end(server, open_), loop).result(5)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(5)
    loop.close()


async def _end(server: asyncio.Server, open_: set[asyncio.StreamWriter]) -> None:
    """Nothing is left on the loop, also of who is saying goodbye: what is thrown away unclosed
    is blamed on whichever test runs then."""
    server.close()
    for writer in open_:
        writer.transport.abort()
    await asyncio.sleep(0.1)
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    await asyncio.gather(*rest, return_exceptions=True)
