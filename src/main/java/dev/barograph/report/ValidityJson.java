package dev.barograph.report;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.metrics.Times;
import dev.barograph.model.AddressTaken;
import dev.barograph.model.FailureKind;
import dev.barograph.model.LoadShape;
import dev.barograph.model.WeightedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// `validity.json`: what somebody who was handed the figures has to know to judge them. `null` is
/// what is not known. docs/formats.md says what each field means, and which are not always there.
final class ValidityJson {
    private static final String CLOCK =
            "monotonic, System.nanoTime; the wall clock tells startedAt alone";
    private static final String PERCENTILE =
            "smallest recorded time that at least p % of all samples do not exceed, from merged"
                    + " histograms";
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator json;
    private final JsonTimes times;

    private ValidityJson(JsonGenerator json) {
        this.json = json;
        this.times = new JsonTimes(json);
    }

    /// @throws IOException only if the stream does
    static void write(Recording recording, OutputStream out) throws IOException {
        ObjectWriteContext pretty =
                new ObjectWriteContext.Base() {
                    @Override
                    public PrettyPrinter getPrettyPrinter() {
                        return new DefaultPrettyPrinter();
                    }
                };
        try (JsonGenerator json = JSON.createGenerator(pretty, out, JsonEncoding.UTF8)) {
            new ValidityJson(json).card(recording);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void card(Recording recording) {
        json.writeStartObject();
        json.writeNumberProperty("schemaVersion", 1);
        json.writeStringProperty("profile", recording.profile().name());
        json.writeStringProperty("startedAt", recording.startedAt().toString());
        verdict(recording.judgement());
        thresholds(recording);
        load(recording);
        requests(recording.summary().counts(), recording.summary().times().response().censored());
        byRequest(recording);
        connections(recording);
        generator(recording);
        calibration(recording);
        machine(recording.environment());
        percentiles(recording);
        clean(recording);
        json.writeEndObject();
    }

    private void verdict(RunJudgement judgement) {
        json.writeStringProperty("stamp", judgement.stamp().title());
        json.writeStringProperty("verdict", judgement.judgement().verdict().id());
        json.writeStringProperty("cause", VerdictColumns.cause(judgement.judgement()));
        json.writeStringProperty("evidence", judgement.judgement().evidence());
        json.writeArrayPropertyStart("notes");
        judgement.notes().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("badSeconds", judgement.badSeconds());
        json.writeNumberProperty("judgedSeconds", judgement.judgedSeconds());
    }

    /// Left out of a run without thresholds, so that those made before there were any keep their
    /// bytes.
    private void thresholds(Recording recording) {
        if (recording.profile().thresholds().isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("thresholds");
        for (ThresholdCheck check : ThresholdCheck.of(recording)) {
            json.writeStartObject();
            json.writeStringProperty("threshold", check.threshold().text());
            json.writeStringProperty("state", check.state().title());
            double perUnit =
                    switch (check.threshold().kind()) {
                        case TIME -> 1e-6;
                        case SHARE -> 100;
                        case RATE -> 1;
                    };
            optional(
                    "value",
                    check.value().isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(check.value().getAsDouble() * perUnit));
            json.writeStringProperty(
                    "unit",
                    switch (check.threshold().kind()) {
                        case TIME -> "ms";
                        case SHARE -> "%";
                        case RATE -> "1/s";
                    });
            json.writeBooleanProperty("atLeast", check.atLeast());
            json.writeStringProperty("why", check.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void load(Recording recording) {
        LoadShape shape = recording.profile().load().shape();
        boolean open = shape instanceof LoadShape.Open;
        Achieved achieved = Achieved.of(recording);
        json.writeObjectPropertyStart("load");
        json.writeStringProperty("model", open ? "open" : "closed");
        json.writeStringProperty("unit", open ? "requests/s" : "requests in flight");
        number("askedPeak", shape.peak());
        optional("askedMean", achieved.asked());
        optional("achievedMean", achieved.achieved());
        optional("sentPerSecond", achieved.sentPerSecond());
        number("tookSeconds", recording.summary().tookNanos() / 1e9);
        json.writeEndObject();
    }

    private void requests(Counts counts, long unfinished) {
        json.writeObjectPropertyStart("requests");
        counts(counts);
        json.writeNumberProperty("notSentBacklogFull", counts.of(FailureKind.BACKLOG_FULL));
        json.writeNumberProperty("notSentSuspended", counts.of(FailureKind.SUSPENDED));
        json.writeNumberProperty("notSentRunEnded", counts.of(FailureKind.RUN_ENDED));
        json.writeNumberProperty("unfinished", unfinished);
        json.writeBooleanProperty("conserved", counts.conserved());
        json.writeEndObject();
    }

    /// Left out of a run that sends a single request, whose figures are those of `requests`.
    private void byRequest(Recording recording) {
        List<Summary> parts = recording.summary().parts();
        if (parts.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("byRequest");
        for (int i = 0; i < parts.size(); i++) {
            WeightedRequest request = recording.profile().requests().get(i);
            Counts counts = parts.get(i).counts();
            json.writeStartObject();
            json.writeStringProperty("name", request.name());
            json.writeNumberProperty("weight", request.weight());
            counts(counts);
            json.writeBooleanProperty("conserved", counts.conserved());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void counts(Counts counts) {
        json.writeNumberProperty("scheduled", counts.scheduled());
        json.writeNumberProperty("sent", counts.sent());
        json.writeNumberProperty("ok", counts.ok());
        json.writeNumberProperty("failed", counts.failed());
        json.writeNumberProperty("timedOut", counts.timedOut());
        json.writeNumberProperty("cancelled", counts.cancelled());
        json.writeNumberProperty("notSent", counts.notSent());
    }

    private void connections(Recording recording) {
        Environment environment = recording.environment();
        json.writeObjectPropertyStart("connections");
        json.writeNumberProperty("opened", recording.summary().newConnections());
        json.writeArrayPropertyStart("protocols");
        environment.protocols().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("tls");
        environment.tls().forEach(json::writeString);
        json.writeEndArray();
        times.millis("lookupMs", environment.lookupNanos());
        addresses(environment.addresses());
        json.writeEndObject();
    }

    /// Left out where there is one address only: what it took is what was opened.
    private void addresses(List<AddressTaken> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("addresses");
        for (AddressTaken each : addresses) {
            json.writeStartObject();
            json.writeStringProperty("address", each.address());
            json.writeNumberProperty("tried", each.tried());
            json.writeNumberProperty("took", each.took());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void generator(Recording recording) {
        Summary summary = recording.summary();
        json.writeObjectPropertyStart("generator");
        Estimates known = new Estimates(summary.times(), recording.intervals());
        times.percentile("lagP99", 99, known, each -> AwaitedTimes.exact(each.lag()));
        times.millis("lagMaxMs", summary.times().lag().maxNanos());
        times.loopDelays("loopDelayMaxMs", recording.intervals());
        json.writeNumberProperty("late", LagColumns.late(summary.times().lag()));
        json.writeNumberProperty(
                "permitWaits",
                recording.intervals().stream().mapToLong(Interval::permitWaits).sum());
        json.writeEndObject();
    }

    private void calibration(Recording recording) {
        if (recording.calibration().isEmpty()) {
            json.writeNullProperty("calibration");
            return;
        }
        Calibration known = recording.calibration().get();
        json.writeObjectPropertyStart("calibration");
        json.writeStringProperty("measuredAt", known.measuredAt().toString());
        number("topPerSecond", known.topPerSecond());
        optional("trustedPerSecond", known.trustedPerSecond());
        number("noiseFloorPerSecond", known.floorPerSecond());
        times.millis("noiseFloorP50Ms", OptionalLong.of(known.floorP50Nanos()));
        times.millis("noiseFloorP99Ms", OptionalLong.of(known.floorP99Nanos()));
        json.writeBooleanProperty("withoutTls", known.withoutTls());
        json.writeEndObject();
    }

    private void machine(Environment environment) {
        json.writeObjectPropertyStart("machine");
        json.writeStringProperty("clock", CLOCK);
        json.writeStringProperty("java", environment.java());
        json.writeStringProperty("collector", environment.collector());
        json.writeStringProperty("os", environment.os());
        json.writeNumberProperty("cores", environment.cores());
        json.writeNumberProperty("maxHeapBytes", environment.maxHeapBytes());
        json.writeStringProperty("socketApi", environment.socketApi());
        json.writeNumberProperty("eventLoops", environment.eventLoops());
        json.writeEndObject();
    }

    private void percentiles(Recording recording) {
        AwaitedTimes response = recording.summary().times().response();
        AwaitedTimes service = recording.summary().times().service();
        json.writeObjectPropertyStart("percentiles");
        json.writeStringProperty("definition", PERCENTILE);
        json.writeNumberProperty("significantDigits", 3);
        json.writeNumberProperty("responseSamples", response.times().count());
        json.writeNumberProperty("serviceSamples", service.times().count());
        times.millis("exactBelowResponseMs", response.exactBelowNanos());
        times.millis("exactBelowServiceMs", service.exactBelowNanos());
        Estimates known = new Estimates(recording.summary().times(), recording.intervals());
        times.medianAndTail("response", known, Times::response);
        times.medianAndTail("service", known, Times::service);
        json.writeNumberProperty(
                "cleanResponseSamples", recording.clean().times().response().times().count());
        json.writeStringProperty("caveat", recording.profile().load().shape().caveat());
        json.writeEndObject();
    }

    /// The run without the seconds in which the generator was the limit.
    private void clean(Recording recording) {
        Summary clean = recording.clean();
        Estimates known =
                new Estimates(
                        clean.times(),
                        recording.intervals().stream()
                                .filter(interval -> !interval.judgement().isBad())
                                .toList());
        Latencies response = clean.times().response().times();
        Latencies service = clean.times().service().times();
        json.writeObjectPropertyStart("clean");
        number("tookSeconds", clean.tookNanos() / 1e9);
        counts(clean.counts());
        json.writeNumberProperty("responseSamples", response.count());
        times.medianAndTail("response", known, Times::response);
        json.writeNumberProperty("serviceSamples", service.count());
        times.medianAndTail("service", known, Times::service);
        json.writeEndObject();
    }

    /// Three digits after the point, as in the CSV files.
    private void number(String name, double value) {
        json.writeName(name);
        json.writeNumber(Cells.decimal(value));
    }

    private void optional(String name, OptionalDouble value) {
        if (value.isPresent()) {
            number(name, value.getAsDouble());
        } else {
            json.writeNullProperty(name);
        }
    }
}
