package dev.barograph.cli;

/// What the command line tells the one who started it.
enum ExitCode {
    /// The run was carried out and the target answered.
    PASSED(0),
    /// Kept for runs that break a threshold or a check; nothing ends with it yet.
    BOUND_BROKEN(1),
    /// The command line or the profile is wrong; nothing was sent.
    USAGE(2),
    /// No request got any HTTP response.
    NO_ANSWER(3),
    /// Kept for runs that measured this machine and not the target; nothing ends with it yet.
    GENERATOR_LIMIT(4),
    /// Somebody stopped it, or it failed by itself.
    INTERRUPTED(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
