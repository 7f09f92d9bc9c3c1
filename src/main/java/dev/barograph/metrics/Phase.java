package dev.barograph.metrics;

/// A phase of a good response, in the order in which a request has them.
public enum Phase {
    QUEUE("queue"),
    CONNECT("connect"),
    TLS("TLS"),
    FIRST_BYTE("first byte"),
    DOWNLOAD("download");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /// As people read it.
    public String title() {
        return title;
    }

    /// How long it took.
    public Latencies of(Phases phases) {
        return switch (this) {
            case QUEUE -> phases.queue();
            case CONNECT -> phases.connect();
            case TLS -> phases.tls();
            case FIRST_BYTE -> phases.firstByte();
            case DOWNLOAD -> phases.download();
        };
    }

    /// Whether a request on a connection that was open has it, too.
    public boolean isOnReused() {
        return this != CONNECT && this != TLS;
    }
}
