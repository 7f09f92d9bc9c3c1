package dev.barograph.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A bound on a whole run, such as `p99 < 300ms`. Immutable; any thread.
///
/// @param service whether a time counts from the send instead of from due; false for what is no
///   time
/// @param limit the bound in the unit of the figure's [Kind]
public record Threshold(boolean service, Figure figure, Relation relation, double limit) {
    /// What sort of number a figure is.
    public enum Kind {
        /// Nanoseconds.
        TIME,
        /// 0 to 1.
        SHARE,
        /// Per second.
        RATE
    }

    /// What is bounded. Times are those of good answers and of requests that were still awaited
    /// when the run had to end.
    public enum Figure {
        P50("p50", 50),
        P75("p75", 75),
        P90("p90", 90),
        P95("p95", 95),
        P99("p99", 99),
        P99_9("p99.9", 99.9),
        P99_99("p99.99", 99.99),
        MEAN("mean", Kind.TIME),
        MAX("max", Kind.TIME),
        /// Share of ended requests that failed or timed out. What was given up at the end of the
        /// run is not in it, but may keep it from being judged.
        ERRORS("errors", Kind.SHARE),
        /// Requests done per second over the whole run.
        THROUGHPUT("throughput", Kind.RATE);

        private final String id;
        private final Kind kind;
        private final Optional<Double> percentile;

        Figure(String id, double percentile) {
            this.id = id;
            this.kind = Kind.TIME;
            this.percentile = Optional.of(percentile);
        }

        Figure(String id, Kind kind) {
            this.id = id;
            this.kind = kind;
            this.percentile = Optional.empty();
        }

        /// Stable short name, as written in profiles.
        public String id() {
            return id;
        }

        public Kind kind() {
            return kind;
        }

        /// 0 to 100; empty for what is no percentile.
        public Optional<Double> percentile() {
            return percentile;
        }

        /// The figure of a short name; empty for any other text.
        static Optional<Figure> of(String id) {
            return Arrays.stream(values()).filter(figure -> figure.id.equals(id)).findFirst();
        }

        /// The short names, in order.
        static List<String> ids() {
            return Arrays.stream(values()).map(Figure::id).toList();
        }
    }

    /// How the figure must stand to the bound.
    public enum Relation {
        BELOW("<"),
        AT_MOST("<="),
        ABOVE(">"),
        AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        /// As written in profiles.
        public String sign() {
            return sign;
        }

        /// Whether a larger figure is a worse one.
        public boolean isUpper() {
            return this == BELOW || this == AT_MOST;
        }

        boolean holds(double value, double limit) {
            return switch (this) {
                case BELOW -> value < limit;
                case AT_MOST -> value <= limit;
                case ABOVE -> value > limit;
                case AT_LEAST -> value >= limit;
            };
        }
    }

    public Threshold {
        if (!(limit >= 0 && Double.isFinite(limit))) {
            throw new IllegalArgumentException("limit must be >= 0 and finite, was " + limit);
        }
        if (service && figure.kind() != Kind.TIME) {
            throw new IllegalArgumentException("service goes with times only, was " + figure);
        }
    }

    public Kind kind() {
        return figure.kind();
    }

    /// Whether a value of the figure, in its unit, keeps the bound.
    public boolean holds(double value) {
        return relation.holds(value, limit);
    }

    /// As written in profiles: `p99 < 300ms`, `service p50 < 5ms`, `errors < 1%`, `throughput >=
    /// 450/s`. [ThresholdText] gives it back exactly.
    public String text() {
        return ThresholdText.write(this);
    }
}
