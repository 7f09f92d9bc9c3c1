package dev.barograph.accuracy;

import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;

/// A target that takes `d` for each request and freezes once for `S`, under a load that lasts `T`,
/// and what theory says about it (`measuring.md`, accuracy tests with known answers).
///
/// In the open model with rate `r`, a request that is due `x` into the freeze waits `S - x + d` if
/// everything can be in flight. With `K < r S` permits the queue left by the freeze drains at `K /
/// d` while it is fed at `r`, so it waits `S - x (1 - r d / K) + d`, and the queue is empty `(r S -
/// K) / (K / d - r)` after the freeze.
///
/// @param perSecond `r`, requests per second of the open model
/// @param runSeconds `T`
/// @param stallSeconds `S`
/// @param holdSeconds `d`
/// @param afterSeconds from the first request to the freeze; theory does not depend on it
record Stall(
        double perSecond,
        double runSeconds,
        double stallSeconds,
        double holdSeconds,
        double afterSeconds)
        implements TruthServer.Script {

    @Override
    public long releaseNanos(int index, long arrivedNanos) {
        long begin = nanos(afterSeconds);
        long end = begin + nanos(stallSeconds);
        long done = arrivedNanos + nanos(holdSeconds);
        if (arrivedNanos >= begin && arrivedNanos < end) {
            return end + nanos(holdSeconds);
        }
        // Work that had begun stands still as well.
        return arrivedNanos < begin && done > begin ? done + nanos(stallSeconds) : done;
    }

    Load open() {
        return new Load(new LoadShape.Open(List.of(stage(perSecond)), new Spacing.Even()));
    }

    Load closed(int users) {
        return new Load(new LoadShape.Closed(List.of(stage(users))));
    }

    private Stage stage(double level) {
        return Stage.hold(level, Duration.ofNanos(nanos(runSeconds)));
    }

    /// This with another time for each request, for theory about what the machine really did.
    Stall holding(double seconds) {
        return new Stall(perSecond, runSeconds, stallSeconds, seconds, afterSeconds);
    }

    /// Percentile of the response time.
    ///
    /// @param share 0 to 1
    double responseSeconds(double share, int permits) {
        double waited = stallSeconds - (1 - share) * runSeconds * stretch(permits);
        return holdSeconds + Math.max(0, waited);
    }

    /// Mean of the response time.
    double meanResponseSeconds(int permits) {
        return holdSeconds + stallSeconds * stallSeconds / (2 * runSeconds * stretch(permits));
    }

    /// Percentile of the service time, which sees only the requests that the freeze found in flight
    /// or that still got a permit in it: `min(K, r S)` of `r T`.
    ///
    /// @param share 0 to 1
    double serviceSeconds(double share, int permits) {
        boolean held = (1 - share) * perSecond * runSeconds < Math.min(permits, backed());
        return held
                ? holdSeconds + Math.max(0, stallSeconds - (1 - share) * runSeconds)
                : holdSeconds;
    }

    /// Mean of the service time.
    double meanServiceSeconds(int permits) {
        double held = Math.min(permits, backed());
        return holdSeconds
                + held / (perSecond * runSeconds) * (stallSeconds - held / perSecond / 2);
    }

    /// From the end of the freeze until nobody waits for a permit any more.
    double drainSeconds(int permits) {
        return Math.max(0, (backed() - permits) / (permits / holdSeconds - perSecond));
    }

    /// Tolerance of every figure: 3 % of the freeze and 50 ms for the machine.
    double toleranceSeconds() {
        return 0.03 * stallSeconds + 0.05;
    }

    /// Requests that become due in the freeze.
    private double backed() {
        return perSecond * stallSeconds;
    }

    private double stretch(int permits) {
        return permits < backed() ? 1 - perSecond * holdSeconds / permits : 1;
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
