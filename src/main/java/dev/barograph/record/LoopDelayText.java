package dev.barograph.record;

import dev.barograph.metrics.LoopDelays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The delays of all event loops in one interval as a text: nanoseconds as a JSON array, in the
/// order of the loops, so that SQLite can take it apart.
final class LoopDelayText {
    private static final Pattern ARRAY = Pattern.compile("\\[(\\d+(,\\d+)*)?]");
    private static final Pattern COMMA = Pattern.compile(",");

    private LoopDelayText() {}

    /// @throws IllegalArgumentException if the delays are not known by loop: none are written that
    ///   were read from an earlier format
    static String of(LoopDelays delays) {
        return switch (delays) {
            case LoopDelays.OfEach each ->
                    each.byLoop().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(",", "[", "]"));
            case LoopDelays.OfWorst worst ->
                    throw new IllegalArgumentException("of one loop only: " + worst);
        };
    }

    /// @throws IllegalArgumentException if it is something else
    static LoopDelays read(String text) {
        if (!ARRAY.matcher(text).matches()) {
            throw new IllegalArgumentException("no delays of loops: " + text);
        }
        String numbers = text.substring(1, text.length() - 1);
        return new LoopDelays.OfEach(
                numbers.isEmpty()
                        ? List.of()
                        : COMMA.splitAsStream(numbers).map(Long::valueOf).toList());
    }
}
