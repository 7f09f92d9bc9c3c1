package dev.barograph.run;

import dev.barograph.metrics.Calibration;
import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// What is tried in a calibration, and what follows from it: full speed first, then bisection over
/// fractions of it for the highest rate that can be kept, then a low rate for the noise floor.
/// Knows neither client nor clock. Not thread-safe.
final class CalibrationPlan {
    /// A request is on time if it leaves less than this after it was due, in 99 of 100 cases.
    static final long ON_TIME_NANOS = 2_000_000;

    private static final int USERS = 64;
    private static final int STEPS = 5;

    /// A hiccup of the machine must not condemn a rate that it can keep.
    private static final int TRIES = 3;

    /// Share of all cores from which threads have to wait for one.
    private static final double BUSY = 0.85;

    /// Below this share of what is busy, most of it is somebody else's.
    private static final double OWN_SHARE = 0.7;

    private static final double LOW_SHARE = 0.1;
    private static final double LOW_PER_SECOND = 1_000;
    private static final Duration FULL_SPEED = Duration.ofSeconds(3);
    private static final Duration STEP = Duration.ofMillis(800);
    private static final Duration FLOOR = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofMillis(150);

    /// Compiling the code takes cores for some seconds, and would be measured in place of it.
    private static final Duration WARM_CLOSED = Duration.ofSeconds(3);

    private static final Duration WARM_OPEN = Duration.ofSeconds(2);
    private static final Pattern AUTHORITY =
            Pattern.compile("^[^:]+://([^/?#]*@)?[^/?#]*", Pattern.DOTALL);
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ZERO,
                    512,
                    20_000,
                    1 << 16);

    private final Bursts bursts;
    private final Consumer<CalibrationProgress> tell;
    private double doneSeconds;
    private boolean disturbed;

    /// Puts a load on the target.
    interface Bursts {
        /// What happened from `settle` on.
        Interval run(Load load, Duration settle) throws InterruptedException;
    }

    CalibrationPlan(Bursts bursts, Consumer<CalibrationProgress> tell) {
        this.bursts = bursts;
        this.tell = tell;
    }

    /// The same request to a port of this machine, over plain HTTP. `Expect` is left out: the
    /// target answers no interim response.
    static Profile against(RequestSpec request, int port) {
        String url = AUTHORITY.matcher(request.url()).replaceFirst("http://$1127.0.0.1:" + port);
        List<Header> headers =
                request.headers().stream()
                        .filter(header -> !header.name().equalsIgnoreCase("Expect"))
                        .toList();
        return new Profile(
                "calibration",
                new RequestSpec(request.method(), url, headers, request.body()),
                fullSpeed(FULL_SPEED),
                LIMITS);
    }

    Calibration carryOut(String socketApi, boolean withoutTls) throws InterruptedException {
        tell("Warming up", WARM_CLOSED.plus(WARM_OPEN));
        bursts.run(fullSpeed(WARM_CLOSED), SETTLE);
        bursts.run(open(LOW_PER_SECOND, WARM_OPEN), SETTLE);
        tell("Full speed", FULL_SPEED);
        Interval full = bursts.run(fullSpeed(FULL_SPEED), SETTLE);
        double top = full.counts().ok() / full.seconds();
        if (full.counts().ok() == 0) {
            throw new IllegalStateException("No request to the loopback target was answered.");
        }
        OptionalDouble trusted = highestKept(top);
        double low = Math.min(LOW_PER_SECOND, top * LOW_SHARE);
        tell("Noise floor", FLOOR);
        Latencies floor = bursts.run(open(low, FLOOR), SETTLE).times().response().times();
        return new Calibration(
                Instant.now(),
                top,
                trusted,
                low,
                floor.percentileNanos(50).orElse(0),
                floor.percentileNanos(99).orElse(0),
                socketApi,
                withoutTls);
    }

    private OptionalDouble highestKept(double top) throws InterruptedException {
        OptionalDouble kept = OptionalDouble.empty();
        double share = 0.5;
        for (int step = 0; step < STEPS; step++) {
            double rate = top * share;
            double half = Math.scalb(1.0, -step - 2);
            if (canKeep(rate)) {
                kept = OptionalDouble.of(rate);
                share += half;
            } else {
                share -= half;
            }
        }
        return kept;
    }

    private boolean canKeep(double rate) throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            tell(String.format(Locale.ROOT, "Trying %,.0f/s", rate), STEP);
            Interval burst = bursts.run(open(rate, STEP), SETTLE);
            if (isKept(burst)) {
                return true;
            }
            disturbed |= burst.health().map(CalibrationPlan::isShared).orElse(false);
        }
        return false;
    }

    /// Whether other programs kept the machine busy while a rate was not kept: the figures are then
    /// too low.
    boolean wasDisturbed() {
        return disturbed;
    }

    private static boolean isShared(Health health) {
        double busyCores =
                health.machineShare().orElse(0) * Runtime.getRuntime().availableProcessors();
        return health.machineShare().orElse(0) >= BUSY
                && health.processCores() < OWN_SHARE * busyCores;
    }

    /// Whether a stretch of open load was carried out on time, with nothing left over.
    static boolean isKept(Interval interval) {
        long lag = interval.times().lag().percentileNanos(99).orElse(Long.MAX_VALUE);
        return lag < ON_TIME_NANOS
                && interval.waiting() == 0
                && interval.counts().ok() > 0
                && interval.counts().failed() + interval.counts().timedOut() == 0
                && interval.counts().notSent() == 0
                && !interval.judgement().isBad();
    }

    private void tell(String step, Duration length) {
        double longest =
                WARM_CLOSED
                                .plus(WARM_OPEN)
                                .plus(FULL_SPEED)
                                .plus(STEP.multipliedBy((long) STEPS * TRIES))
                                .plus(FLOOR)
                                .toMillis()
                        / 1e3;
        tell.accept(new CalibrationProgress(Math.min(doneSeconds / longest, 1), step));
        doneSeconds += length.toMillis() / 1e3;
    }

    private static Load fullSpeed(Duration length) {
        return new Load(new LoadShape.Closed(List.of(Stage.hold(USERS, length))));
    }

    private static Load open(double rate, Duration length) {
        return new Load(new LoadShape.Open(List.of(Stage.hold(rate, length)), new Spacing.Even()));
    }
}
