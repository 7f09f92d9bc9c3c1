package dev.barograph.health;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How long each cause lasted in a run, in whole seconds that add up to those of the run: rounded
/// each for itself they would not, and a reader adds. What was cut off goes, a second each, to
/// those of whom most was cut off (the method of the largest remainder). Immutable.
final class WholeSeconds {
    private static final double SECOND = 1e9;

    /// What is shorter is told in its own unit.
    private static final long WHOLE_NANOS = 950_000_000;

    private final Map<Cause, Long> nanos = new EnumMap<>(Cause.class);
    private final long judgedNanos;
    private final Map<Cause, Long> judged = new EnumMap<>(Cause.class);
    private final long idle;

    /// A part of the run, in nanoseconds.
    private record Part(Cause cause, boolean isIdle, long nanos) {
        long floor() {
            return (long) (nanos / SECOND);
        }

        double cutOff() {
            return nanos / SECOND - floor();
        }
    }

    private WholeSeconds(Map<Cause, CauseTally> tallies) {
        tallies.forEach((cause, tally) -> nanos.put(cause, tally.nanos));
        this.judgedNanos = tallies.values().stream().mapToLong(tally -> tally.nanos).sum();
        List<Part> parts = new ArrayList<>();
        tallies.forEach((cause, tally) -> {
            parts.add(new Part(cause, false, tally.nanos));
            parts.add(new Part(cause, true, tally.idleNanos));
        });
        parts.sort(Comparator.comparingDouble(Part::cutOff).reversed());
        long all = parts.stream().mapToLong(Part::nanos).sum();
        long left = Math.round(all / SECOND) - parts.stream().mapToLong(Part::floor).sum();
        long resting = 0;
        for (Part part : parts) {
            long seconds = part.floor() + (left-- > 0 ? 1 : 0);
            if (part.isIdle) {
                resting += seconds;
            } else {
                judged.put(part.cause, seconds);
            }
        }
        this.idle = resting;
    }

    static WholeSeconds of(Map<Cause, CauseTally> tallies) {
        return new WholeSeconds(tallies);
    }

    /// All that was judged; at least 1 if anything was.
    int judged() {
        long sum = judged.values().stream().mapToLong(Long::longValue).sum();
        return Math.toIntExact(Math.max(judgedNanos > 0 ? 1 : 0, sum));
    }

    /// In which this program was the limit; at least 1 if there was any.
    int bad() {
        long sum = 0;
        boolean any = false;
        for (Map.Entry<Cause, Long> each : judged.entrySet()) {
            if (each.getKey().verdict() == Verdict.GENERATOR) {
                sum += each.getValue();
                any = true;
            }
        }
        return Math.toIntExact(Math.max(any ? 1 : 0, sum));
    }

    /// `3 of 60 seconds`; in tenths where whole seconds would hide it; `14.8 ms, all of it`.
    String told(Cause cause) {
        long lasted = nanos.getOrDefault(cause, 0L);
        if (judgedNanos < WHOLE_NANOS && lasted >= judgedNanos) {
            return Wording.time(lasted) + ", all of it";
        }
        String part =
                lasted >= WHOLE_NANOS
                        ? Wording.number(Math.max(1, judged.getOrDefault(cause, 0L)))
                        : Wording.time(lasted);
        return part
                + " of "
                + Wording.count(Math.max(1, judged()), "second")
                + (cause == Cause.NONE && idle > 0
                        ? " (nothing was asked for in %s more)".formatted(Wording.number(idle))
                        : "");
    }

    /// `3 of 3 seconds` in which nothing was asked for, of a run that has no others.
    String toldIdle() {
        return "%s of %s".formatted(Wording.number(idle), Wording.count(idle, "second"));
    }
}
