package dev.barograph.run;

import dev.barograph.metrics.RunEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What has happened in a run, in order of time. Any thread; holds a lock for a moment only.
final class EventLog {
    /// More are counted, not kept: of what may happen again and again without telling anything new.
    static final int MOST_OF_A_KIND = 2_000;

    private final List<RunEvent> events = new ArrayList<>();
    private final Map<RunEvent.Kind, Integer> kept = new EnumMap<>(RunEvent.Kind.class);
    private final Map<RunEvent.Kind, LeftOut> leftOut = new EnumMap<>(RunEvent.Kind.class);
    private List<RunEvent> view = List.of();
    private boolean viewed = true;

    /// Events that are not kept.
    ///
    /// @param fromNanos when the first of them happened
    private record LeftOut(long fromNanos, long count) {
        LeftOut plus(LeftOut other) {
            return new LeftOut(Math.min(fromNanos, other.fromNanos), count + other.count);
        }

        RunEvent told(RunEvent.Kind kind) {
            return new RunEvent(
                    fromNanos,
                    kind,
                    String.format(
                            Locale.ROOT,
                            "%,d more from here on %s not listed",
                            count,
                            count == 1 ? "is" : "are"));
        }
    }

    /// Adds an event; it may be earlier than the latest.
    synchronized void add(RunEvent event) {
        viewed = false;
        if (mayBeMany(event.kind()) && !fits(event.kind())) {
            leftOut.merge(event.kind(), new LeftOut(event.atNanos(), 1), LeftOut::plus);
            return;
        }
        int at = events.size();
        while (at > 0 && events.get(at - 1).atNanos() > event.atNanos()) {
            at--;
        }
        events.add(at, event);
    }

    /// All events so far, and how many of a kind are left out; a list that does not change.
    synchronized List<RunEvent> view() {
        if (!viewed) {
            List<RunEvent> all = new ArrayList<>(events);
            leftOut.forEach((kind, those) -> all.add(those.told(kind)));
            all.sort(Comparator.comparingLong(RunEvent::atNanos));
            view = List.copyOf(all);
            viewed = true;
        }
        return view;
    }

    private boolean fits(RunEvent.Kind kind) {
        int before = kept.getOrDefault(kind, 0);
        if (before == MOST_OF_A_KIND) {
            return false;
        }
        kept.put(kind, before + 1);
        return true;
    }

    /// Stages are as many as the plan has, a threshold of a whole run is crossed seldom, and the
    /// rest happens once.
    private static boolean mayBeMany(RunEvent.Kind kind) {
        return switch (kind) {
            case LOAD_CHANGED, PAUSED, RESUMED, HELD, GC_PAUSE, SUSPENDED, CLOCK_JUMPED, NOTE ->
                    true;
            case STAGE, STOPPED, THRESHOLD, RECORD_INCOMPLETE -> false;
        };
    }
}
