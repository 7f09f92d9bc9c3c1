package dev.barograph.compare;

import dev.barograph.metrics.Interval;
import java.util.ArrayList;
import java.util.List;

/// Stretches of a run within which one second may stand for another: the stages of its plan. The
/// plan is the same in both runs and no matter of chance, so how stages differ must not count as
/// uncertainty. Stages of less than [#SHORTEST] seconds go together with the one after, the last
/// with the one before.
///
/// @param starts index of the first interval of each stretch, ascending, 0 first
/// @param size number of intervals
record Strata(List<Integer> starts, int size) {
    static final int SHORTEST = 20;

    Strata {
        starts = List.copyOf(starts);
    }

    static Strata of(List<Interval> intervals) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            boolean stageBegins = i > 0 && intervals.get(i).stage() != intervals.get(i - 1).stage();
            if (i == 0
                    || (stageBegins
                            && i - starts.getLast() >= SHORTEST
                            && intervals.size() - i >= SHORTEST)) {
                starts.add(i);
            }
        }
        return new Strata(starts, intervals.size());
    }

    int count() {
        return starts.size();
    }

    int start(int stratum) {
        return starts.get(stratum);
    }

    int end(int stratum) {
        return stratum + 1 < starts.size() ? starts.get(stratum + 1) : size;
    }

    /// Blocks of about `length` intervals that do not cross a stretch; what is left over at its end
    /// is spread.
    ///
    /// @return index of the first interval of each block, and the size at the end
    int[] blockStarts(int length) {
        List<Integer> found = new ArrayList<>();
        for (int s = 0; s < count(); s++) {
            int intervals = end(s) - start(s);
            int blocks = Math.max(1, intervals / length);
            for (int b = 0; b < blocks; b++) {
                found.add(start(s) + (int) ((long) intervals * b / blocks));
            }
        }
        found.add(size);
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
