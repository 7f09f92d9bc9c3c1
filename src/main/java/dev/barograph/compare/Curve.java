package dev.barograph.compare;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Times;

/// Which of the two times of a request.
public enum Curve {
    /// From due to the last byte.
    RESPONSE("Response time"),
    /// From send to the last byte.
    SERVICE("Service time");

    private final String title;

    Curve(String title) {
        this.title = title;
    }

    /// Name for people.
    public String title() {
        return title;
    }

    /// Times of good responses, and of requests that were still awaited as "at least this long".
    public AwaitedTimes of(Times times) {
        return this == RESPONSE ? times.response() : times.service();
    }
}
