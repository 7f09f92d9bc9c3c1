package dev.barograph.accuracy;

import dev.barograph.model.Load;
import dev.barograph.model.Sample;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A run at a target that holds each request for a scripted time and never stalls.
///
/// @param holdNanos what the target really held requests for, from short to long
record HeldRun(RealRun run, long[] holdNanos, Fitness fitness) implements Fitness.Judged {

    /// @param permits so many that none is ever waited for
    /// @param script holds each request for a time that depends on nothing but its number
    static HeldRun of(Load load, int permits, TruthServer.Script script) throws Exception {
        try (TruthServer server = TruthServer.start(script);
                HiccupProbe probe = HiccupProbe.start()) {
            RealRun run = RealRun.of(RealRun.profile(server.url(), load, permits));
            Fitness fitness =
                    Fitness.ofLags(run.samples().stream().mapToLong(Sample::queueNanos))
                            .and(probe.fitness())
                            .toTheMillisecond();
            return new HeldRun(run, server.sortedHoldNanos(), fitness);
        }
    }

    /// How far a figure may be off: 3 ms and what a histogram rounds.
    static double toleranceMillis(double millis) {
        return 3 + 0.001 * millis;
    }

    /// This with another opinion of the machine.
    HeldRun judged(Fitness now) {
        return new HeldRun(run, holdNanos, now);
    }

    /// What the target measured itself.
    double truthMillis(double percentile) {
        return Ranks.at(holdNanos, percentile) / 1e6;
    }

    /// This, fit only if the target itself kept to its script at a percentile.
    HeldRun ifTargetKept(double percentile, double scriptMillis) {
        return judged(
                fitness.atMost(
                        "target off its script at p" + percentile + " by",
                        Math.abs(truthMillis(percentile) - scriptMillis),
                        toleranceMillis(scriptMillis)));
    }

    @Override
    public String toString() {
        return fitness
                + ", p50 p95 p99 max of the target "
                + Arrays.stream(new double[] {50, 95, 99, 100})
                        .mapToObj(p -> String.format("%.2f", truthMillis(p)))
                        .collect(Collectors.joining(" "))
                + " ms";
    }
}
