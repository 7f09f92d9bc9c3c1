package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Writes recordings to disk as a run would.
final class RunRecord {
    private RunRecord() {}

    static RunFacts facts(Recording recording) {
        return new RunFacts(
                "20260301-142530-k3f9a2xw",
                recording.profile(),
                "test",
                Environment.UNKNOWN,
                recording.calibration(),
                Instant.EPOCH);
    }

    /// What a run had told after some of its intervals.
    static RunState after(Recording recording, int intervals) {
        return new RunState(
                recording.startedAt(),
                recording.intervals().subList(0, intervals),
                recording.summary(),
                recording.judgement(),
                recording.events().subList(0, Math.min(intervals, recording.events().size())),
                recording.exemplars());
    }

    /// The same in the middle of the next interval, of which all has come that ever will.
    static RunState within(Recording recording, int intervals) {
        RunState state = after(recording, intervals);
        return new RunState(
                state.startedAt(),
                state.intervals(),
                Optional.of(recording.intervals().get(intervals)),
                state.summary(),
                state.judgement(),
                state.events(),
                state.exemplars());
    }

    /// Second by second, up to and without an end.
    static RunWriter unended(Recording recording, Path file) throws Exception {
        RunWriter writer = RunWriter.create(Files.createFile(file), facts(recording));
        for (int i = 1; i <= recording.intervals().size(); i++) {
            writer.write(after(recording, i));
        }
        return writer;
    }

    static Path written(Recording recording, Path file) throws Exception {
        try (RunWriter writer = unended(recording, file)) {
            writer.end(recording, ending(Ending.Kind.COMPLETED, recording));
            writer.settle();
        }
        return file;
    }

    static Ending ending(Ending.Kind kind, Recording recording) {
        return new Ending(kind, recording.summary().tookNanos(), Optional.empty());
    }

    /// Compares all but what is worked out on demand.
    static void assertSame(Object actual, Object expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes("(.*\\.)?shownNanos")
                .isEqualTo(expected);
    }
}
