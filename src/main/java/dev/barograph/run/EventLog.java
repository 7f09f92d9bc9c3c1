package dev.barograph.run;

import dev.barograph.metrics.RunEvent;
import java.util.ArrayList;
import java.util.List;

/// What has happened in a run, in order of time. Any thread; holds a lock for a moment only.
final class EventLog {
    /// More are not kept: a run with so many marks has none.
    static final int MOST = 10_000;

    private final List<RunEvent> events = new ArrayList<>();
    private List<RunEvent> view = List.of();
    private boolean viewed = true;

    /// Adds an event; it may be earlier than the latest.
    synchronized void add(RunEvent event) {
        if (events.size() >= MOST) {
            return;
        }
        int at = events.size();
        while (at > 0 && events.get(at - 1).atNanos() > event.atNanos()) {
            at--;
        }
        events.add(at, event);
        viewed = false;
    }

    /// All events so far; a list that does not change.
    synchronized List<RunEvent> view() {
        if (!viewed) {
            view = List.copyOf(events);
            viewed = true;
        }
        return view;
    }
}
