package dev.barograph.accuracy;

import dev.barograph.model.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An open-model run into a [Stall], with what is needed to judge it.
///
/// @param stallNanos when the freeze began, a reading of the clock
/// @param holds what the target really did to each request
/// @param samples in the order of their due times
record StallRun(
        Stall stall,
        int permits,
        RealRun run,
        long stallNanos,
        List<TruthServer.Hold> holds,
        List<Sample> samples,
        Fitness fitness)
        implements Fitness.Judged {
    /// A request that waited less found a permit at once.
    private static final long AT_ONCE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    static StallRun of(Stall stall, int permits) throws Exception {
        try (TruthServer server = TruthServer.start(stall);
                HiccupProbe probe = HiccupProbe.start()) {
            RealRun run = RealRun.of(RealRun.profile(server.url(), stall.open(), permits));
            long stallNanos = server.firstNanos() + Math.round(stall.afterSeconds() * 1e9);
            // Until the freeze everything finds a permit, so whatever waits, waits for the machine.
            Fitness fitness =
                    Fitness.ofLags(
                                    run.samples().stream()
                                            .filter(s -> s.dueNanos() - stallNanos < 0)
                                            .mapToLong(Sample::queueNanos))
                            .and(probe.fitness());
            return new StallRun(
                    stall,
                    permits,
                    run,
                    stallNanos,
                    server.holds(),
                    run.samples().stream()
                            .sorted(Comparator.comparingLong(Sample::dueNanos))
                            .toList(),
                    fitness);
        }
    }

    /// When somebody who became due after the freeze first found a permit at once, in seconds after
    /// its end.
    double drainSeconds() {
        long end = endNanos();
        return samples.stream()
                .filter(s -> s.dueNanos() - end > 0 && s.queueNanos() < AT_ONCE_NANOS)
                .findFirst()
                .map(s -> (s.dueNanos() - end) / 1e9)
                .orElse(Double.POSITIVE_INFINITY);
    }

    /// The freeze with the time that the target really held requests while the queue drained,
    /// instead of the one of the script: on a machine that has other things to do it is longer. By
    /// the clock of the target alone, so a slow client cannot move the theory that it is held to.
    Stall asItWas() {
        long end = endNanos();
        long drain = Math.round(stall.drainSeconds(permits) * permits / stall.holdSeconds());
        double hold =
                holds.stream()
                        .filter(h -> h.arrivedNanos() - end > 0)
                        .sorted(Comparator.comparingLong(TruthServer.Hold::arrivedNanos))
                        .limit(drain)
                        .mapToLong(TruthServer.Hold::nanos)
                        .average()
                        .orElse(stall.holdSeconds() * 1e9);
        return stall.holding(Math.max(hold / 1e9, stall.holdSeconds()));
    }

    /// Median service time of requests that had nothing to do with the freeze, in milliseconds.
    double calmServiceMillis() {
        long[] calm =
                samples.stream()
                        .filter(s -> s.doneNanos() - stallNanos < 0)
                        .mapToLong(Sample::serviceNanos)
                        .sorted()
                        .toArray();
        return Ranks.at(calm, 50) / 1e6;
    }

    /// What the target really held requests for, from short to long.
    long[] holdNanos() {
        return holds.stream().mapToLong(TruthServer.Hold::nanos).sorted().toArray();
    }

    private long endNanos() {
        return stallNanos + Math.round(stall.stallSeconds() * 1e9);
    }

    @Override
    public String toString() {
        return permits
                + " permits, "
                + fitness
                + ", hold p50 "
                + Ranks.at(holdNanos(), 50) / 1e6
                + " ms, hold in drain "
                + asItWas().holdSeconds() * 1e3
                + " ms, drain "
                + drainSeconds()
                + " s";
    }
}
