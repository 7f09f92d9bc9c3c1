package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.PercentileEstimate;
import dev.barograph.metrics.Recording;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.KeptRuns;
import dev.barograph.record.RunArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIntervalsTest {
    @TempDir Path folder;

    private final Queue<Runnable> away = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private RunArchive archive;
    private boolean active;
    private int minutes;
    private RunIntervals intervals;

    @BeforeEach
    void open() {
        archive = new RunArchive(folder);
        intervals = new RunIntervals(archive, new Work(away::add, Runnable::run), () -> active);
    }

    @Test
    void the_intervals_of_a_run_are_those_of_its_figures_and_found_once() {
        Recording run = CannedMix.recording(150);
        HistoryRow row = kept(run);
        ask(row);
        assertThat(told).containsExactly(RunIntervals.READING);
        away.remove().run();
        PercentileEstimate.Known p99 =
                (PercentileEstimate.Known)
                        Confidence.estimates(
                                        run.intervals().stream()
                                                .map(each -> each.times().response().times())
                                                .toList(),
                                        List.of(99.0))
                                .getFirst();
        String words = told.getLast();
        assertThat(words)
                .startsWith(
                        "Response time: p99 = "
                                + Figures.time(p99.valueNanos())
                                + ". 95 % interval: "
                                + Figures.time(p99.lowNanos())
                                + " to "
                                + Figures.time(p99.highNanos()))
                .contains("\nService time: p99 = ");
        ask(row);
        assertThat(told).hasSize(3);
        assertThat(told.getLast()).isEqualTo(words);
        assertThat(away).isEmpty();
    }

    @Test
    void nothing_is_read_in_mid_run_and_of_a_run_that_takes_long_to_read() {
        HistoryRow row = kept(CannedMix.recording(60));
        HistoryRow longer = kept(CannedMix.recording(901));
        active = true;
        ask(row);
        active = false;
        ask(longer);
        assertThat(told).containsExactly(RunIntervals.LONG, RunIntervals.LONG);
        assertThat(away).isEmpty();
    }

    @Test
    void a_run_that_has_gone_meanwhile_is_no_trouble() throws Exception {
        HistoryRow row = kept(CannedMix.recording(60));
        Files.delete(row.file());
        ask(row);
        away.remove().run();
        assertThat(told).containsExactly(RunIntervals.READING, RunIntervals.LONG);
    }

    private void ask(HistoryRow row) {
        intervals.ask(row, told::add);
    }

    private HistoryRow kept(Recording run) {
        return archive.row(KeptRuns.keep(folder, run, minutes++)).orElseThrow();
    }
}
