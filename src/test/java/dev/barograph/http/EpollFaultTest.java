package dev.barograph.http;

class EpollFaultTest extends FaultContract {
    @Override
    SocketApi api() {
        return SocketApi.EPOLL;
    }
}
