package dev.barograph.ui;

import dev.barograph.chart.TimeRange;
import dev.barograph.metrics.Exemplar;
import dev.barograph.metrics.Interval;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which examples of a run are listed. Immutable.
///
/// @param range those that ended in an interval whose middle lies in it
/// @param band those whose time lies in it
/// @param kind those that failed in this way
record ExampleFilter(
        Scope scope,
        Optional<TimeRange> range,
        Optional<LatencyBand> band,
        Optional<FailureKind> kind) {
    /// A first, rough choice.
    enum Scope {
        ALL("All"),
        /// The good responses that took longest.
        SLOWEST("Slowest"),
        /// Whatever was no good response.
        FAILURES("Failures");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    static final ExampleFilter NONE =
            new ExampleFilter(Scope.ALL, Optional.empty(), Optional.empty(), Optional.empty());

    /// How many are listed as slowest: as many as a run keeps exactly.
    static final int SLOWEST = 20;

    ExampleFilter within(Scope another) {
        return new ExampleFilter(another, range, band, kind);
    }

    ExampleFilter during(Optional<TimeRange> another) {
        return new ExampleFilter(scope, another, band, kind);
    }

    ExampleFilter between(Optional<LatencyBand> another) {
        return new ExampleFilter(scope, range, another, kind);
    }

    ExampleFilter of(Optional<FailureKind> another) {
        return new ExampleFilter(scope, range, band, another);
    }

    boolean isNone() {
        return equals(NONE);
    }

    /// @param intervals of the run the example is of
    boolean admits(Exemplar example, List<Interval> intervals) {
        Optional<FailureKind> how = kind(example);
        return switch (scope) {
                    case ALL -> true;
                    case SLOWEST -> how.isEmpty();
                    case FAILURES -> how.isPresent();
                }
                && (kind.isEmpty() || kind.equals(how))
                && band.stream().allMatch(b -> b.contains(example))
                && range.stream().allMatch(r -> r.contains(middle(example, intervals)));
    }

    private static double middle(Exemplar example, List<Interval> intervals) {
        return example.interval() < intervals.size()
                ? intervals.get(example.interval()).middleSeconds()
                : example.sample().doneNanos() / 1e9;
    }

    /// Empty for a good response.
    static Optional<FailureKind> kind(Exemplar example) {
        return example.sample().outcome() instanceof Outcome.Failure failure
                ? Optional.of(failure.kind())
                : Optional.empty();
    }

    /// `0:12 to 0:15`.
    static String words(TimeRange range) {
        return clock(range.fromSeconds()) + " to " + clock(range.toSeconds());
    }

    private static String clock(double seconds) {
        return Figures.clock(Duration.ofMillis(Math.round(seconds * 1e3)));
    }
}
