package dev.barograph.ui;

import dev.barograph.record.HistoryRow;
import java.util.List;
import java.util.Optional;

/// What a command does with the selected runs, or why it is greyed. Pure.
final class RunAdvice {
    /// Why no kept run can be shown while one is under way.
    static final String UNDER_WAY = "A run is under way: kept runs can be opened when it is over.";

    private RunAdvice() {}

    /// @param active whether a run is under way
    static String open(List<HistoryRow> selected, boolean active) {
        return ofOne(selected, active, "Show the run (Enter)");
    }

    /// @param active whether a run is under way
    /// @param calibrating whether a calibration is
    static String again(List<HistoryRow> selected, boolean active, boolean calibrating) {
        String does = ofOne(selected, active, "Run the profile of this run again (Ctrl+Enter)");
        if (selected.size() != 1 || active) {
            return does;
        }
        return selected.getFirst().isOpenable()
                ? underWay(false, calibrating).orElse(does)
                : "This run is not over, or cannot be read.";
    }

    /// Why no run can begin now; empty if one can.
    static Optional<String> underWay(boolean active, boolean calibrating) {
        return active
                ? Optional.of("A run is under way: another one can begin when it is over.")
                : calibrating
                        ? Optional.of(
                                "A calibration is under way, which takes the whole machine: a run"
                                        + " can begin when it is over.")
                        : Optional.empty();
    }

    private static String ofOne(List<HistoryRow> selected, boolean active, String does) {
        if (selected.isEmpty()) {
            return "Select a run first.";
        }
        if (selected.size() > 1) {
            return "Select one run only; " + selected.size() + " are selected.";
        }
        return active ? UNDER_WAY : does;
    }

    static String compare(List<HistoryRow> selected) {
        if (selected.isEmpty()) {
            return "Select two runs first, or one to compare with the baseline of its profile.";
        }
        if (selected.size() > 2) {
            return "Two runs can be compared, or one with the baseline of its profile; "
                    + selected.size()
                    + " are selected.";
        }
        return selected.stream().allMatch(HistoryRow::isOpenable)
                ? "Two selected runs, or one with the baseline of its profile"
                : "A selected run is not over, or cannot be read.";
    }
}
