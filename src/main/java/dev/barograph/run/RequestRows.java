package dev.barograph.run;

import dev.barograph.engine.LoadEngine;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.model.Exchange;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Profile;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import dev.barograph.record.RunHistory;
import dev.barograph.samples.KeptSamples;
import dev.barograph.samples.LiveRun;
import dev.barograph.samples.SampleLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The rows for single requests of one run, if it keeps any. Any thread.
final class RequestRows {
    /// For what is still on its way when the run is over.
    private static final Duration END_LIMIT = Duration.ofSeconds(1);

    /// No run keeps any.
    static final RequestRows NONE = new RequestRows(null);

    private static final String SUFFIX = ".samples.csv.gz";

    private final @Nullable SampleLog log;
    private volatile Optional<KeptSamples> kept = Optional.empty();

    private RequestRows(@Nullable SampleLog log) {
        this.log = log;
    }

    /// @param wanted where the rows go if the profile wants them
    /// @param record where the run is kept; they go beside it if no other place is wanted
    static RequestRows of(
            Profile profile, Optional<Path> wanted, Optional<RunHistory.Place> record) {
        Optional<Path> file = wanted.or(() -> record.map(RequestRows::beside));
        return new RequestRows(
                profile.samples() && file.isPresent() ? new SampleLog(file.get()) : null);
    }

    /// `x.sqlite` has its rows in `x.samples.csv.gz`.
    private static Path beside(RunHistory.Place record) {
        String name = String.valueOf(record.file().getFileName());
        int dot = name.lastIndexOf('.');
        return record.file().resolveSibling((dot < 0 ? name : name.substring(0, dot)) + SUFFIX);
    }

    /// Where samples go: to the figures, and to the rows if there are any.
    ///
    /// @param figures of each request, in the order of the profile
    /// @return one for each request
    List<SampleSink> sinks(List<Recorder> figures) {
        if (log == null) {
            return List.copyOf(figures);
        }
        List<SampleSink> sinks = new ArrayList<>();
        for (Recorder each : figures) {
            sinks.add(new Both(each, log, sinks.size()));
        }
        return sinks;
    }

    /// Begins to write the rows of a run that has begun.
    ///
    /// @param events gets the event that rows are missing
    void start(
            Profile profile,
            Instant startedAt,
            LoadEngine engine,
            EventLog events,
            NanoClock clock) {
        if (log != null) {
            log.start(profile, startedAt, engine.originNanos(), new Live(engine, events, clock));
        }
    }

    /// The judgement with what is missing in the rows, so far or, after [#end()], in the end.
    RunJudgement noted(RunJudgement judgement) {
        Optional<KeptSamples> now = kept;
        if (now.isEmpty() && log != null) {
            now = Optional.of(log.soFar());
        }
        return now.flatMap(KeptSamples::note).map(judgement::noted).orElse(judgement);
    }

    /// Writes the rest; call it when nothing is recorded any more.
    void end() throws InterruptedException {
        if (log != null) {
            kept = Optional.of(log.end(END_LIMIT));
        }
    }

    /// What has become of them; empty before [#end()] or if there are none.
    Optional<KeptSamples> kept() {
        return kept;
    }

    private record Live(LoadEngine engine, EventLog events, NanoClock clock) implements LiveRun {
        @Override
        public int inFlight() {
            return engine.inFlight();
        }

        @Override
        public int stageAt(long elapsedNanos) {
            return engine.course().stageAt(elapsedNanos);
        }

        @Override
        public void rowsMissing(String note) {
            events.add(
                    new RunEvent(
                            clock.nanos() - engine.originNanos(),
                            RunEvent.Kind.RECORD_INCOMPLETE,
                            note));
        }
    }

    private record Both(Recorder figures, SampleLog rows, int request) implements SampleSink {
        @Override
        public void record(Sample sample) {
            figures.record(sample);
            rows.record(sample, request);
        }

        @Override
        public void record(Sample sample, Supplier<Exchange> said) {
            figures.record(sample, said);
            rows.record(sample, request);
        }

        @Override
        public void late(long lagNanos) {
            figures.late(lagNanos);
        }
    }
}
