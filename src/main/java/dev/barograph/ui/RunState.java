package dev.barograph.ui;

/// Where the window stands with its run, and what the one large button does then.
enum RunState {
    /// No run yet.
    IDLE("Run", false),
    STARTING("Stop", true),
    RUNNING("Stop", true),
    /// Nothing more is sent; requests in flight are awaited, and the button gives up on them.
    DRAINING("Cancel now", true),
    /// Over; the figures stay until the next run.
    DONE("Run", false);

    private final String action;
    private final boolean active;

    RunState(String action, boolean active) {
        this.action = action;
        this.active = active;
    }

    /// What the button says.
    String action() {
        return action;
    }

    /// Whether a run is under way.
    boolean active() {
        return active;
    }
}
