package dev.barograph.ui;

import dev.barograph.metrics.Exemplar;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/// One example in the table, ready to be shown.
///
/// @param ended since the run began
/// @param end the status of a response, or how the request failed
record ExampleRow(
        Exemplar example,
        String ended,
        String end,
        String response,
        String service,
        String connection,
        String request) {
    static ExampleRow of(Exemplar example) {
        Sample sample = example.sample();
        return new ExampleRow(
                example,
                moment(sample.doneNanos()),
                end(sample.outcome()),
                Figures.time(responseNanos(example)),
                wasSent(sample) ? Figures.time(sample.serviceNanos()) : Figures.NONE,
                connection(example),
                example.request());
    }

    /// Empty if it was never sent: then nobody waited for a response.
    static OptionalLong responseNanos(Exemplar example) {
        return wasSent(example.sample())
                ? OptionalLong.of(example.sample().responseNanos())
                : OptionalLong.empty();
    }

    /// Empty if it was never sent.
    static OptionalLong serviceNanos(Exemplar example) {
        return wasSent(example.sample())
                ? OptionalLong.of(example.sample().serviceNanos())
                : OptionalLong.empty();
    }

    private static boolean wasSent(Sample sample) {
        return !(sample.outcome() instanceof Outcome.Failure failure)
                || failure.kind().group() != FailureKind.Group.NOT_SENT;
    }

    /// A time since the run began to the millisecond: `0:12.345`.
    static String moment(long nanos) {
        long millis = Math.floorDiv(Math.max(0, nanos), 1_000_000);
        return Figures.clock(Duration.ofMillis(millis))
                + String.format(Locale.ROOT, ".%03d", millis % 1_000);
    }

    static String end(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok(int status) -> Integer.toString(status);
            case Outcome.Failure failure ->
                    failure.status().isPresent()
                            ? failure.status().getAsInt() + " " + failure.kind().title()
                            : failure.kind().title();
        };
    }

    private static String connection(Exemplar example) {
        OptionalLong age = example.exchange().connectionAgeNanos();
        if (example.sample().newConnection()) {
            return "new";
        }
        return age.isPresent() ? Figures.time(age.getAsLong()) + " old" : Figures.NONE;
    }
}
