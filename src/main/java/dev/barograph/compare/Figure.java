package dev.barograph.compare;

import dev.barograph.metrics.Curve;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One figure in which two runs are compared, in the order of tables.
public enum Figure {
    RESPONSE_P50("p50", Curve.RESPONSE, 50),
    RESPONSE_P95("p95", Curve.RESPONSE, 95),
    RESPONSE_P99("p99", Curve.RESPONSE, 99),
    RESPONSE_P99_9("p99.9", Curve.RESPONSE, 99.9),
    RESPONSE_MEAN("mean", Curve.RESPONSE),
    /// Share of ended requests that failed or timed out.
    ERRORS("errors", "Error share", Kind.SHARE),
    /// Good responses per second, while the plan went on.
    THROUGHPUT("throughput", "Good responses/s", Kind.RATE),
    SERVICE_P50("service-p50", Curve.SERVICE, 50),
    SERVICE_P95("service-p95", Curve.SERVICE, 95),
    SERVICE_P99("service-p99", Curve.SERVICE, 99),
    SERVICE_P99_9("service-p99.9", Curve.SERVICE, 99.9),
    SERVICE_MEAN("service-mean", Curve.SERVICE);

    /// What sort of number a figure is.
    public enum Kind {
        /// Nanoseconds; compared as a ratio; more is worse.
        TIME,
        /// 0 to 1; compared as a difference; more is worse.
        SHARE,
        /// Per second; compared as a ratio; less is worse.
        RATE
    }

    private final String id;
    private final String title;
    private final Kind kind;
    private final Optional<Curve> curve;
    private final OptionalDouble percentile;

    Figure(String id, Curve curve, double percentile) {
        this.id = id;
        this.title = curve.title() + " " + id.substring(id.indexOf('p', id.lastIndexOf('-') + 1));
        this.kind = Kind.TIME;
        this.curve = Optional.of(curve);
        this.percentile = OptionalDouble.of(percentile);
    }

    Figure(String id, Curve curve) {
        this.id = id;
        this.title = curve.title() + " mean";
        this.kind = Kind.TIME;
        this.curve = Optional.of(curve);
        this.percentile = OptionalDouble.empty();
    }

    Figure(String id, String title, Kind kind) {
        this.id = id;
        this.title = title;
        this.kind = kind;
        this.curve = Optional.empty();
        this.percentile = OptionalDouble.empty();
    }

    /// Stable short name, as typed on the command line: `p99`, `service-p99`, `errors`.
    public String id() {
        return id;
    }

    /// Name for people: `Response time p99`.
    public String title() {
        return title;
    }

    public Kind kind() {
        return kind;
    }

    /// Which times it is a figure of; empty for error share and throughput.
    public Optional<Curve> curve() {
        return curve;
    }

    /// 0 to 100; empty for what is no percentile.
    public OptionalDouble percentile() {
        return percentile;
    }

    /// The figure of a short name; empty for any other text.
    public static Optional<Figure> of(String id) {
        return Arrays.stream(values()).filter(figure -> figure.id.equals(id)).findFirst();
    }

    /// The short names, in order.
    public static List<String> ids() {
        return Arrays.stream(values()).map(Figure::id).toList();
    }
}
