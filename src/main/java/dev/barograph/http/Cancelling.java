package dev.barograph.http;

/// The end of everything in flight on one event loop, asked for by another thread.
///
/// A task for it would wait its turn behind thousands of others while as many connections are being
/// opened. So the steps of opening one look here too, and whichever comes first does it.
final class Cancelling {
    private final Sweeper sweeper;
    private final Dialing dialing;
    private volatile boolean asked;
    private boolean done;

    Cancelling(Sweeper sweeper, Dialing dialing) {
        this.sweeper = sweeper;
        this.dialing = dialing;
    }

    /// Asks for it. Any thread.
    void ask() {
        asked = true;
    }

    boolean isAsked() {
        return asked;
    }

    /// Does it if it was asked for and is not done. Event loop only.
    void soon() {
        if (asked && !done) {
            done = true;
            dialing.cancelAll();
            sweeper.cancelAll();
        }
    }
}
