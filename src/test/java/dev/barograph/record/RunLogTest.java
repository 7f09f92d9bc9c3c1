package dev.barograph.record;

import static dev.barograph.record.RunRecord.after;
import static dev.barograph.record.RunRecord.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.barograph.metrics.CarriedOut;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Stamp;
import dev.barograph.model.FailureKind;
import dev.barograph.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Row 67 of the fault table and what else can happen to the record of a run that goes on.
class RunLogTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir Path folder;

    private final Recording recording = new RandomRecordings(9).next(30);

    @Test
    void each_state_is_on_disk_soon_and_the_end_makes_it_whole() throws Exception {
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        RunLog log = RunLog.begin(file, RunRecord.facts(recording));
        assertThat(log.awaitBegun(LONG)).isTrue();
        log.write(after(recording, 4));
        Await.until("4 intervals on disk", () -> log.intervalsOnDisk() == 4);

        assertThat(log.fault()).isEmpty();
        // Nobody reads a run that goes on, and everybody is told so.
        assertThatThrownBy(() -> RunFile.open(file))
                .isInstanceOf(RunFileException.class)
                .hasMessageContaining("still being recorded");
        assertThat(HistoryReading.read(file).state()).isEqualTo(HistoryRow.State.RUNNING);

        Ending ending = RunRecord.ending(Ending.Kind.STOPPED, recording);
        assertThat(log.end(recording, ending, LONG)).isEmpty();
        Await.until(
                "readable", () -> HistoryReading.read(file).state() != HistoryRow.State.RUNNING);
        KeptRun kept = RunFile.open(file);
        RunRecord.assertSame(kept.recording(), recording);
        assertThat(kept.ending()).isEqualTo(ending);
    }

    @Test
    void an_event_that_took_the_place_of_another_is_what_is_kept_of_a_run_that_was_killed()
            throws Exception {
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        List<RunEvent> one = List.of(new RunEvent(1, RunEvent.Kind.NOTE, "1 more"));
        List<RunEvent> two = List.of(new RunEvent(1, RunEvent.Kind.NOTE, "2 more"));
        try (RunWriter writer = RunWriter.create(file, RunRecord.facts(recording))) {
            writer.write(after(recording.explained(one, List.of()), 4));
            writer.write(after(recording.explained(two, List.of()), 5));
        }
        assertThat(RunFile.open(file).recording().events()).isEqualTo(two);
    }

    @Test
    void an_interval_that_is_not_over_is_the_last_one_of_an_interrupted_run() throws Exception {
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        try (RunWriter writer = RunWriter.create(file, RunRecord.facts(recording))) {
            writer.write(within(recording, 0));
            writer.write(within(recording, 0));
            writer.write(after(recording, 4));
            writer.write(within(recording, 4));
            writer.write(within(recording, 6));
        }

        KeptRun kept = RunFile.open(file);

        assertThat(kept.damage()).isEmpty();
        assertThat(kept.ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
        RunRecord.assertSame(kept.recording().intervals(), recording.intervals().subList(0, 7));
        assertThat(kept.ending().atNanos())
                .isEqualTo(kept.recording().summary().tookNanos())
                .isEqualTo(
                        recording.intervals().subList(0, 7).stream()
                                .mapToLong(Interval::lengthNanos)
                                .sum());
    }

    @Test
    void what_a_run_was_made_with_is_known_of_one_that_was_killed() throws Exception {
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        try (RunWriter writer = RunWriter.create(file, RunRecord.facts(recording))) {
            writer.write(after(recording, 1).in(Environment.UNKNOWN));
            writer.write(within(recording, 1).in(recording.environment()));
            writer.write(after(recording, 2).in(recording.environment()));
        }

        assertThat(RunFile.open(file).recording().environment())
                .isEqualTo(recording.environment())
                .isNotEqualTo(Environment.UNKNOWN);
    }

    @Test
    void what_a_killed_run_was_awaiting_has_an_end_everywhere() throws Exception {
        Path file = Files.createFile(folder.resolve("20260301-142530-k3f9a2xw_awaiting.sqlite"));
        Interval last = recording.intervals().getFirst();
        Counts ended = new Counts(20, 18, 10, Map.of(FailureKind.RESET, 1L));
        Interval awaiting =
                new Interval(
                        last.index(),
                        last.startNanos(),
                        last.lengthNanos(),
                        last.stage(),
                        last.planned(),
                        ended,
                        7,
                        last.permits(),
                        2,
                        last.permitWaits(),
                        last.newConnections(),
                        last.bytesIn(),
                        last.bytesOut(),
                        last.times(),
                        last.health(),
                        last.judgement());
        RunState state =
                new RunState(
                        recording.startedAt(),
                        List.of(awaiting),
                        recording.summary(),
                        recording.judgement(),
                        List.of(),
                        List.of());
        try (RunWriter writer = RunWriter.create(file, RunRecord.facts(recording))) {
            writer.write(state);
        }

        Recording kept = RunFile.open(file).recording();

        Counts counts = kept.summary().counts();
        assertThat(counts.conserved()).isTrue();
        assertThat(counts.minus(ended))
                .isEqualTo(
                        new Counts(
                                0,
                                0,
                                0,
                                Map.of(FailureKind.CANCELLED, 7L, FailureKind.RUN_ENDED, 2L)));
        assertThat(kept.intervals().getFirst().counts()).isEqualTo(counts);
        assertThat(kept.clean().counts().conserved()).isTrue();
        assertThat(kept.summary().times().response().censored()).isGreaterThanOrEqualTo(9);
        assertThat(kept.judgement().stamp()).isEqualTo(Stamp.INTERRUPTED);
        assertThat(kept.judgement().notes().getLast())
                .isEqualTo(
                        "Awaited when the record ends, and in the times as at least that long:"
                                + " 7 in flight (cancelled) and 2 waiting (not sent).");
        assertThat(HistoryReading.read(file).figures().orElseThrow())
                .isEqualTo(RunFigures.of(kept.summary(), CarriedOut.of(kept), kept.intervals()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void an_interval_that_was_not_over_makes_way_for_what_came_of_it(int requests)
            throws Exception {
        Recording recording = new RandomRecordings(8).next(6, requests);
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        try (RunWriter writer = RunWriter.create(file, RunRecord.facts(recording))) {
            for (int i = 0; i < recording.intervals().size(); i++) {
                writer.write(within(recording, i));
                writer.write(after(recording, i + 1));
            }
            writer.end(recording, RunRecord.ending(Ending.Kind.COMPLETED, recording));
        }

        RunRecord.assertSame(RunFile.open(file).recording(), recording);
    }

    @Test
    void a_full_disk_is_said_and_what_was_on_disk_before_stays() throws Exception {
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        RunLog log = RunLog.begin(file, RunRecord.facts(recording), 60);
        assertThat(log.awaitBegun(LONG)).isTrue();
        int told = 0;
        while (log.fault().isEmpty() && told < recording.intervals().size()) {
            told++;
            int now = told;
            log.write(after(recording, now));
            Await.until(
                    "written or said",
                    () -> log.intervalsOnDisk() == now || log.fault().isPresent());
        }
        int before = log.intervalsOnDisk();

        assertThat(log.fault()).contains("the disk is full");
        assertThat(before).isBetween(1, 29);
        assertThat(log.end(recording, RunRecord.ending(Ending.Kind.COMPLETED, recording), LONG))
                .contains("the disk is full");

        Await.until(
                "readable", () -> HistoryReading.read(file).state() != HistoryRow.State.RUNNING);
        KeptRun kept = RunFile.open(file);
        assertThat(kept.ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
        assertThat(kept.recording().judgement().stamp()).isEqualTo(Stamp.INTERRUPTED);
        RunRecord.assertSame(
                kept.recording().intervals(), recording.intervals().subList(0, before));
    }

    @Test
    void states_that_come_faster_than_the_disk_cost_nothing_in_the_end() throws Exception {
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        RunLog log = RunLog.begin(file, RunRecord.facts(recording));
        for (int i = 1; i <= recording.intervals().size(); i++) {
            log.write(after(recording, i));
        }
        assertThat(log.end(recording, RunRecord.ending(Ending.Kind.COMPLETED, recording), LONG))
                .isEmpty();
        Await.until(
                "readable", () -> HistoryReading.read(file).state() != HistoryRow.State.RUNNING);
        RunRecord.assertSame(RunFile.open(file).recording(), recording);
    }

    @Test
    void a_file_that_somebody_deleted_is_said_at_the_end() throws Exception {
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        RunLog log = RunLog.begin(file, RunRecord.facts(recording));
        assertThat(log.awaitBegun(LONG)).isTrue();
        Files.delete(file);

        assertThat(log.end(recording, RunRecord.ending(Ending.Kind.COMPLETED, recording), LONG))
                .contains("its file is gone, somebody deleted or moved it");
    }

    @Test
    void a_file_that_somebody_deleted_is_said_with_the_next_second() throws Exception {
        Path file = Files.createFile(folder.resolve("run.sqlite"));
        RunLog log = RunLog.begin(file, RunRecord.facts(recording));
        log.write(after(recording, 2));
        Await.until("2 intervals on disk", () -> log.intervalsOnDisk() == 2);
        Files.delete(file);

        log.write(after(recording, 3));

        Await.until("said", () -> log.fault().isPresent());
        assertThat(log.fault()).contains("its file is gone, somebody deleted or moved it");
        assertThat(log.intervalsOnDisk()).isZero();
        var _ = log.end(recording, RunRecord.ending(Ending.Kind.STOPPED, recording), LONG);
    }

    @Test
    void a_file_in_a_folder_that_is_not_there_is_said_at_once() throws Exception {
        RunLog log = RunLog.begin(folder.resolve("none/run.sqlite"), RunRecord.facts(recording));
        assertThat(log.awaitBegun(LONG)).isTrue();
        Await.until("said", () -> log.fault().isPresent());
    }
}
