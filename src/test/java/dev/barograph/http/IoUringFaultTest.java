package dev.barograph.http;

class IoUringFaultTest extends FaultContract {
    @Override
    SocketApi api() {
        return SocketApi.IO_URING;
    }
}
