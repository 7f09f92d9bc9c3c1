package dev.barograph.accuracy;

import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Summary;
import dev.barograph.model.Profile;
import dev.barograph.run.LocalRunService;
import dev.barograph.run.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A run through the one door that the window and the command line use.
///
/// @param holdNanos what the target really held requests for, from short to long
record ProductRun(RunResult result, long[] holdNanos, Fitness fitness) implements Fitness.Judged {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// @param profile made for the address of the target
    static ProductRun of(TruthServer.Script script, Function<String, Profile> profile)
            throws Exception {
        try (TruthServer server = TruthServer.start(script);
                HiccupProbe probe = HiccupProbe.start()) {
            Profile plan = profile.apply(server.url());
            RunResult result =
                    new LocalRunService()
                            .start(plan)
                            .result()
                            .toCompletableFuture()
                            .get(
                                    plan.load().shape().duration().plus(PATIENCE).toNanos(),
                                    TimeUnit.NANOSECONDS);
            return new ProductRun(result, server.sortedHoldNanos(), probe.fitness());
        }
    }

    /// This, fit only for figures to three milliseconds: machine and target were no later than
    /// that.
    ProductRun toTheMillisecond(double percentile, double scriptMillis) {
        Fitness exact =
                fitness.toTheMillisecond()
                        .atMost(
                                "target off its script at p" + percentile + " by",
                                Math.abs(Ranks.at(holdNanos, percentile) / 1e6 - scriptMillis),
                                Fitness.MOST_EXACT_LAG_MILLIS);
        return new ProductRun(result, holdNanos, exact);
    }

    Summary summary() {
        return result.recording().summary();
    }

    List<Interval> intervals() {
        return result.recording().intervals();
    }

    @Override
    public String toString() {
        return fitness + ", hold p50 " + Ranks.at(holdNanos, 50) / 1e6 + " ms";
    }
}
