package dev.barograph.run;

import dev.barograph.engine.LoadEngine;
import dev.barograph.metrics.Recorder;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.model.Profile;
import dev.barograph.model.Sample;
import dev.barograph.model.SampleSink;
import dev.barograph.samples.KeptSamples;
import dev.barograph.samples.SampleLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows for single requests of one run, if it keeps any. Any thread.
final class RequestRows {
    /// For what is still on its way when the run is over.
    private static final Duration END_LIMIT = Duration.ofSeconds(1);

    private final @Nullable SampleLog log;

    private RequestRows(@Nullable SampleLog log) {
        this.log = log;
    }

    /// @param file where the rows go if the profile wants them
    static RequestRows of(Profile profile, Optional<Path> file) {
        return new RequestRows(
                profile.samples() && file.isPresent() ? new SampleLog(file.get()) : null);
    }

    /// Where samples go: to the figures, and to the rows if there are any.
    SampleSink sink(Recorder figures) {
        return log == null ? figures : new Both(figures, log);
    }

    /// Begins to write the rows of a run that has begun.
    void start(Profile profile, Instant startedAt, LoadEngine engine) {
        if (log != null) {
            log.start(profile, startedAt, engine.originNanos(), engine::inFlight);
        }
    }

    /// The judgement with what is missing in the rows so far.
    RunJudgement noted(RunJudgement judgement) {
        return log == null ? judgement : noted(judgement, Optional.of(log.soFar()));
    }

    static RunJudgement noted(RunJudgement judgement, Optional<KeptSamples> kept) {
        return kept.flatMap(KeptSamples::note).map(judgement::noted).orElse(judgement);
    }

    /// Writes the rest; call it when nothing is recorded any more.
    Optional<KeptSamples> end() throws InterruptedException {
        return log == null ? Optional.empty() : Optional.of(log.end(END_LIMIT));
    }

    private record Both(Recorder figures, SampleLog rows) implements SampleSink {
        @Override
        public void record(Sample sample) {
            figures.record(sample);
            rows.record(sample);
        }

        @Override
        public void late(long lagNanos) {
            figures.late(lagNanos);
        }
    }
}
