package dev.barograph.model;

import java.time.Duration;
import java.util.List;

/// How hard to press, as a pure function of the time since the run began: stages one after another.
/// The two models are two types so that no report can mix them.
public sealed interface LoadShape {
    /// The legs in order; at least one in a valid profile.
    List<Stage> stages();

    /// Whose waiting the times of a run of this shape leave out, in a sentence; empty if nobody's.
    String caveat();

    /// Open model: requests become due at a rate, whatever the answers do. Levels are requests per
    /// second.
    record Open(List<Stage> stages, Spacing spacing) implements LoadShape {
        public Open {
            stages = List.copyOf(stages);
        }

        @Override
        public String caveat() {
            return "";
        }
    }

    /// Closed model: a number of requests is kept in flight; the next leaves when one ends. Levels
    /// are requests in flight, rounded to the nearest whole number.
    record Closed(List<Stage> stages) implements LoadShape {
        public Closed {
            stages = List.copyOf(stages);
        }

        @Override
        public String caveat() {
            return "closed model: does not include waiting users; who would have come while the target"
                    + " was slow is in no figure.";
        }
    }

    /// Length of all stages together.
    default Duration duration() {
        return stages().stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /// Index of the stage that `elapsedNanos` falls into; the last one from the end of the shape
    /// on, 0 before the start.
    default int stageAt(long elapsedNanos) {
        long end = 0;
        int last = stages().size() - 1;
        for (int i = 0; i < last; i++) {
            end += stages().get(i).duration().toNanos();
            if (elapsedNanos < end) {
                return i;
            }
        }
        return Math.max(last, 0);
    }

    /// The planned level at a time since the start; 0 before the start and from the end on.
    default double levelAt(long elapsedNanos) {
        if (elapsedNanos < 0) {
            return 0;
        }
        long start = 0;
        for (Stage stage : stages()) {
            long length = stage.duration().toNanos();
            if (elapsedNanos < start + length) {
                double done = (double) (elapsedNanos - start) / length;
                return stage.from() + (stage.to() - stage.from()) * done;
            }
            start += length;
        }
        return 0;
    }

    /// The highest level of any stage; 0 without stages.
    default double peak() {
        return stages().stream().mapToDouble(s -> Math.max(s.from(), s.to())).max().orElse(0);
    }
}
