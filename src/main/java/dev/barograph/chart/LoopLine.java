package dev.barograph.chart;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.LoopDelays;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/// One line about the delays of event loops.
///
/// @param ink index of its colour
/// @param figure nanoseconds; empty where it is not known
record LoopLine(String name, int ink, Line.Style style, Function<LoopDelays, OptionalLong> figure) {
    /// More lines than this in one chart are a tangle.
    static final int MOST = 8;

    /// Colours that the other lines of the generator's delays leave; dashed the second time.
    private static final List<Integer> INKS = List.of(2, 4, 5, 6, 7);

    /// The number of loops that are known one by one; 0 if none is. It is the same in each interval
    /// of a run.
    static int known(List<Interval> intervals) {
        return intervals.stream()
                .flatMap(interval -> interval.health().stream())
                .map(health -> health.loopDelays().byLoop().size())
                .findFirst()
                .orElse(0);
    }

    /// The lines for so many loops.
    static List<LoopLine> of(int known) {
        if (known < 2) {
            return List.of(solid("event loop delay", 0, LoopLine::longest));
        }
        if (known > MOST) {
            return List.of(
                    solid("worst loop", 0, LoopLine::longest),
                    solid("median loop", 1, delays -> ranked(delays, (known - 1) / 2)),
                    solid("best loop", 2, delays -> ranked(delays, 0)));
        }
        List<LoopLine> lines = new ArrayList<>();
        for (int i = 0; i < known; i++) {
            int loop = i;
            lines.add(
                    new LoopLine(
                            "loop " + (loop + 1),
                            INKS.get(loop % INKS.size()),
                            loop < INKS.size() ? Line.Style.SOLID : Line.Style.DASHED,
                            delays -> at(delays.byLoop(), loop)));
        }
        return lines;
    }

    private static LoopLine solid(String name, int ink, Function<LoopDelays, OptionalLong> figure) {
        return new LoopLine(name, INKS.get(ink), Line.Style.SOLID, figure);
    }

    private static OptionalLong longest(LoopDelays delays) {
        return OptionalLong.of(delays.longestNanos());
    }

    private static OptionalLong ranked(LoopDelays delays, int rank) {
        return at(delays.byLoop().stream().sorted().toList(), rank);
    }

    private static OptionalLong at(List<Long> nanos, int index) {
        return index < nanos.size() ? OptionalLong.of(nanos.get(index)) : OptionalLong.empty();
    }

    /// The line through these points.
    Line through(Points points) {
        return new Line(name, Line.series(ink), style, points);
    }
}
