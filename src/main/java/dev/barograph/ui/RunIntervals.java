package dev.barograph.ui;

import dev.barograph.metrics.AwaitedTimes;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Curve;
import dev.barograph.metrics.Recording;
import dev.barograph.record.HistoryRow;
import dev.barograph.record.RunArchive;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What is known of the p99 of kept runs, for which the list has no room: the whole run has to be
/// read for it, so only once somebody asks, away from the FX thread, and not in mid-run: the load
/// comes first. FX thread only; needs no toolkit.
final class RunIntervals {
    static final String READING = "The 95 % intervals of its p99 are being found.";
    static final String LONG = "Open it for the 95 % intervals of its percentiles.";

    /// Reading a longer one takes a second and more.
    private static final long LONGEST_NANOS = 900_000_000_000L;

    private static final double PERCENTILE = 99;

    private final RunArchive archive;
    private final Work work;
    private final BooleanSupplier active;
    private final Map<Path, String> known = new HashMap<>();

    /// @param active whether a run is under way
    RunIntervals(RunArchive archive, Work work, BooleanSupplier active) {
        this.archive = archive;
        this.work = work;
        this.active = active;
    }

    /// Says at once what is known, and if that is not all, soon more. Says nothing of a run without
    /// figures.
    void ask(HistoryRow row, Consumer<String> told) {
        if (!row.isOpenable() || row.p99Nanos().isEmpty()) {
            return;
        }
        String before = known.get(row.file());
        if (before != null) {
            told.accept(before);
        } else if (active.getAsBoolean() || row.tookNanos().orElse(0) > LONGEST_NANOS) {
            told.accept(LONG);
        } else {
            told.accept(READING);
            work.quietly(
                    () -> words(archive.open(row).recording()),
                    words -> {
                        known.put(row.file(), words);
                        told.accept(words);
                    },
                    _ -> told.accept(LONG));
        }
    }

    private static String words(Recording run) {
        return TimeCell.inWords(cell(Curve.RESPONSE, run), cell(Curve.SERVICE, run));
    }

    private static TimeCell cell(Curve curve, Recording run) {
        AwaitedTimes whole = curve.of(run.summary().times());
        return TimeCell.percentile(
                whole,
                PERCENTILE,
                Confidence.estimates(curve::of, whole, run.intervals(), List.of(PERCENTILE))
                        .getFirst());
    }
}
