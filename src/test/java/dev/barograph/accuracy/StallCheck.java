package dev.barograph.accuracy;

import dev.barograph.metrics.Latencies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/// Holds a distribution against the theory of a [Stall]. The test of the clock's origin shows that
/// it rejects the figures of a generator with a wrong one.
final class StallCheck {
    /// The last one is the longest of all.
    private static final double[] SHARES = {0.90, 0.95, 0.99, 0.999, 1};

    private StallCheck() {}

    /// What is wrong with response times; empty if they are right.
    static List<String> ofResponse(Stall stall, int permits, Latencies times) {
        return ofResponse(stall, permits, times, stall.toleranceSeconds());
    }

    /// As [#ofResponse(Stall, int, Latencies)] where the machine has no part in it.
    static List<String> ofResponse(Stall stall, int permits, Latencies times, double tolerance) {
        return deviations(
                times,
                share -> stall.responseSeconds(share, permits),
                stall.meanResponseSeconds(permits),
                tolerance);
    }

    /// What is wrong with service times; empty if they are right.
    static List<String> ofService(Stall stall, int permits, Latencies times) {
        return deviations(
                times,
                share -> stall.serviceSeconds(share, permits),
                stall.meanServiceSeconds(permits),
                stall.toleranceSeconds());
    }

    private static List<String> deviations(
            Latencies times, DoubleUnaryOperator theory, double mean, double tolerance) {
        List<String> wrong = new ArrayList<>();
        for (double share : SHARES) {
            boolean all = share == 1;
            double seconds =
                    (all ? times.maxNanos() : times.percentileNanos(share * 100)).orElse(0) / 1e9;
            String name = all ? "max" : share > 0.99 ? "p99.9" : "p" + Math.round(share * 100);
            compare(name, seconds, theory.applyAsDouble(share), tolerance).ifPresent(wrong::add);
        }
        double seconds = times.meanNanos().orElse(0) / 1e9;
        compare("mean", seconds, mean, tolerance).ifPresent(wrong::add);
        return wrong;
    }

    private static Optional<String> compare(
            String name, double seconds, double theory, double tolerance) {
        return Math.abs(seconds - theory) <= tolerance
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                "%s is %.1f ms, theory says %.1f ms +- %.0f ms",
                                name, seconds * 1e3, theory * 1e3, tolerance * 1e3));
    }
}
