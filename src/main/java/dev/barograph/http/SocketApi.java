package dev.barograph.http;

/// Which of the kernel's interfaces the event loops are wished to use. What is really in use is
/// [AhcTransport#socketApi()]: where the wished one does not work the client falls back, in the
/// order io_uring, epoll (kqueue on macOS), NIO.
public enum SocketApi {
    /// Linux io_uring: the least processor time for a request.
    IO_URING,
    /// Linux epoll.
    EPOLL
}
