package dev.barograph.metrics;

/// A time of the same requests that has a distribution and percentiles of its own.
public enum Curve {
    /// From due to last byte, those still awaited at the end of the run included.
    RESPONSE("Response time"),
    /// From send to last byte, those still awaited at the end of the run included.
    SERVICE("Service time"),
    /// From due to send, of good responses and of requests that never left.
    QUEUE("Queue time");

    private final String title;

    Curve(String title) {
        this.title = title;
    }

    /// For people.
    public String title() {
        return title;
    }

    /// The distribution in a stretch of a run.
    public AwaitedTimes of(Times times) {
        return switch (this) {
            case RESPONSE -> times.response();
            case SERVICE -> times.service();
            case QUEUE -> times.queue();
        };
    }

    /// Adds the counts of those of [#of(Times)] that are known exactly up, without making it.
    void addEndedTo(CountsBuffer buffer, Times times) {
        switch (this) {
            case RESPONSE -> buffer.add(times.ok().response().counts());
            case SERVICE -> buffer.add(times.ok().service().counts());
            case QUEUE -> {
                buffer.add(times.phases().onNew().queue().counts());
                buffer.add(times.phases().onReused().queue().counts());
            }
        }
    }
}
