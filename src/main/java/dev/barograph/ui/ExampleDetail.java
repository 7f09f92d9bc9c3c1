package dev.barograph.ui;

import dev.barograph.metrics.Exemplar;
import dev.barograph.model.Header;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.util.List;
import java.util.OptionalInt;

/// All that is known of one example, ready to be shown. What comes from the target is shown as it
/// is and never read as anything.
///
/// @param title how it ended and how long it took
/// @param facts when, over what connection, how many bytes
/// @param message empty unless it failed
record ExampleDetail(
        String title,
        String facts,
        String message,
        List<ExamplePhase> phases,
        List<Header> headers) {
    static ExampleDetail of(Exemplar example) {
        ExampleRow row = ExampleRow.of(example);
        Sample sample = example.sample();
        OptionalInt status = example.exchange().status();
        String end =
                sample.outcome() instanceof Outcome.Ok && status.isPresent()
                        ? "HTTP " + row.end()
                        : row.end();
        String facts =
                String.join(
                        " · ",
                        row.request(),
                        "due " + ExampleRow.moment(sample.dueNanos()),
                        "ended " + row.ended(),
                        "connection "
                                + (row.connection().equals(Figures.NONE)
                                        ? "none"
                                        : row.connection()),
                        Figures.count(sample.bytesIn()) + " bytes in",
                        Figures.count(sample.bytesOut()) + " out");
        return new ExampleDetail(
                row.response().equals(Figures.NONE) ? end : end + " after " + row.response(),
                facts,
                message(sample.outcome()),
                ExamplePhase.of(example),
                example.exchange().responseHeaders());
    }

    /// Not what the title says already.
    private static String message(Outcome outcome) {
        return outcome instanceof Outcome.Failure failure
                        && !failure.message().equals(failure.kind().title())
                ? failure.message()
                : "";
    }

    /// Everything as plain text, a line each.
    String text() {
        StringBuilder text = new StringBuilder(title).append('\n').append(facts).append('\n');
        if (!message.isEmpty()) {
            text.append(message).append('\n');
        }
        text.append('\n');
        phases.forEach(
                phase -> text.append(phase.name()).append('\t').append(phase.time()).append('\n'));
        if (!headers.isEmpty()) {
            text.append('\n');
            headers.forEach(header ->
                    text.append(header.name()).append(": ").append(header.value()).append('\n'));
        }
        return text.toString();
    }
}
