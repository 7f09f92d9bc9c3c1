package dev.barograph.ui;

import dev.barograph.metrics.Cause;
import dev.barograph.metrics.Confidence;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.Trend;
import dev.barograph.metrics.Verdict;
import dev.barograph.model.FailureKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What the seconds of a run tell by and by, so that a sentence about it does not flicker: each
/// state is entered at one bound and left at another. Immutable; a pure function of the intervals.
///
/// @param intervals how many were taken in
/// @param percentile the highest of 50, 90, 95 and 99 that the latest seconds have samples enough
///   for
/// @param nowNanos that percentile of the latest seconds together; empty while there are too few
///   samples even for the lowest
/// @param serviceNanos the same percentile of the service times
/// @param answered whether anything came back well in the latest seconds
/// @param direction where the percentile goes
/// @param sinceNanos since when it goes there, since the run began
/// @param behind whether less is sent than asked for
/// @param failing whether requests fail
/// @param failed share of the latest requests that failed, 0 to 1
/// @param kinds of these failures, the commonest first
/// @param limit what limits the load
record RunSense(
        int intervals,
        double percentile,
        OptionalLong nowNanos,
        OptionalLong serviceNanos,
        boolean answered,
        Direction direction,
        long sinceNanos,
        boolean behind,
        boolean failing,
        double failed,
        List<FailureKind> kinds,
        Verdict limit,
        List<Point> points) {
    /// Where a percentile goes.
    enum Direction {
        STEADY,
        RISING,
        FALLING
    }

    /// The good response times of one clean second.
    record Point(long startNanos, Latencies ok) {
        double at(double percentile) {
            return ok.percentileNanos(percentile).orElseThrow();
        }
    }

    static final RunSense NONE =
            new RunSense(
                    0,
                    99,
                    OptionalLong.empty(),
                    OptionalLong.empty(),
                    false,
                    Direction.STEADY,
                    0,
                    false,
                    false,
                    0,
                    List.of(),
                    Verdict.NOT_LIMITED,
                    List.of());

    /// Clean seconds whose trend is looked at.
    private static final int WINDOW = 15;

    /// Seconds that say how it is now.
    private static final int NOW = 5;

    /// Of the latest seconds so many must agree about what the limit is.
    private static final int AGREED = 3;

    /// A trend is one from here on: by chance it comes in one of 200 windows; and is over only when
    /// less than one in ten speaks for it.
    private static final double ENTER_Z = 2.58;

    private static final double LEAVE_Z = 1.28;
    private static final double ENTER_GROWTH = 0.2;
    private static final double LEAVE_GROWTH = 0.05;

    private static final double ENTER_BEHIND = 0.95;
    private static final double LEAVE_BEHIND = 0.98;
    private static final double ENTER_FAILING = 0.01;
    private static final double LEAVE_FAILING = 0.005;

    /// What can be told, the best first.
    static final List<Double> LADDER = List.of(99.0, 95.0, 90.0, 50.0);

    /// A higher percentile than the one that was told before takes so many times the samples that
    /// it needs, or the sentence would change its mind each second.
    private static final double ENTER_HIGHER = 1.2;

    /// Fewer answers make no trend, and what is shorter is no second.
    private static final long ENOUGH = 20;

    private static final long LEAST_NANOS = 500_000_000;

    RunSense {
        kinds = List.copyOf(kinds);
        points = List.copyOf(points);
    }

    /// Takes in what has come since.
    ///
    /// @param all the intervals of the run, those taken in before included
    RunSense after(List<Interval> all) {
        RunSense now = this;
        for (int i = intervals; i < all.size(); i++) {
            now = now.next(all.subList(0, i + 1));
        }
        return now;
    }

    private RunSense next(List<Interval> upToNow) {
        Interval newest = upToNow.getLast();
        if (newest.lengthNanos() < LEAST_NANOS) {
            return with(upToNow, ofLatest(upToNow), percentile, points, direction, sinceNanos);
        }
        List<Point> more = new ArrayList<>(points);
        Latencies ok = newest.ok().response();
        if (!newest.judgement().isBad() && ok.count() >= ENOUGH) {
            more.add(new Point(newest.startNanos(), ok));
        }
        if (more.size() > WINDOW) {
            more.removeFirst();
        }
        Latencies latest = ofLatest(upToNow);
        double told = told(latest);
        Trend trend = Trend.of(more.stream().map(point -> point.at(told)).toList());
        Direction next = direction(trend);
        long since = next == direction ? sinceNanos : began(more, next, told);
        return with(upToNow, latest, told, more, next, since);
    }

    /// Those that say how it is now.
    static List<Interval> latest(List<Interval> upToNow) {
        return upToNow.subList(Math.max(0, upToNow.size() - NOW), upToNow.size());
    }

    private static Latencies ofLatest(List<Interval> upToNow) {
        return Latencies.merge(latest(upToNow).stream().map(i -> i.ok().response()).toList());
    }

    private double told(Latencies ok) {
        for (double each : LADDER) {
            double fewest = Confidence.fewest(each) * (each > percentile ? ENTER_HIGHER : 1);
            if (ok.count() >= fewest) {
                return each;
            }
        }
        return LADDER.getLast();
    }

    /// @param ok good response times of the latest seconds together
    private RunSense with(
            List<Interval> upToNow,
            Latencies ok,
            double told,
            List<Point> clean,
            Direction next,
            long since) {
        List<Interval> latest = latest(upToNow);
        Map<FailureKind, Long> kinds = new EnumMap<>(FailureKind.class);
        long done = 0;
        double planned = 0;
        double sent = 0;
        for (Interval interval : latest) {
            done += interval.counts().ok();
            planned += interval.planned() * interval.seconds();
            sent += interval.counts().sent();
            interval.counts()
                    .byKind()
                    .forEach((kind, n) -> {
                        if (isFailure(kind)) {
                            kinds.merge(kind, n, Long::sum);
                        }
                    });
        }
        long bad = kinds.values().stream().mapToLong(Long::longValue).sum();
        double share = bad + done == 0 ? 0 : (double) bad / (bad + done);
        // One request may lie on either side of a boundary.
        double kept = planned < 1 ? 1 : (sent + 1) / planned;
        return new RunSense(
                upToNow.size(),
                told,
                ok.sufficeFor(told) ? ok.percentileNanos(told) : OptionalLong.empty(),
                ok.sufficeFor(told)
                        ? Latencies.merge(latest.stream().map(i -> i.ok().service()).toList())
                                .percentileNanos(told)
                        : OptionalLong.empty(),
                !ok.isEmpty(),
                next,
                since,
                kept < (behind ? LEAVE_BEHIND : ENTER_BEHIND),
                share > (failing ? LEAVE_FAILING : ENTER_FAILING),
                share,
                kinds.entrySet().stream()
                        .sorted(Map.Entry.<FailureKind, Long>comparingByValue().reversed())
                        .map(Map.Entry::getKey)
                        .toList(),
                limit(latest),
                clean);
    }

    private static boolean isFailure(FailureKind kind) {
        return switch (kind.group()) {
            case FAILED, TIMED_OUT -> true;
            case CANCELLED, NOT_SENT -> false;
        };
    }

    private Direction direction(Trend trend) {
        double z = direction == Direction.STEADY ? ENTER_Z : LEAVE_Z;
        double growth = direction == Direction.STEADY ? ENTER_GROWTH : LEAVE_GROWTH;
        if (trend.z() > z && trend.growth() > growth && direction != Direction.FALLING) {
            return Direction.RISING;
        }
        if (trend.z() < -z && trend.growth() < -growth && direction != Direction.RISING) {
            return Direction.FALLING;
        }
        return Direction.STEADY;
    }

    /// A rise began where the window was lowest, a fall where it was highest.
    private static long began(List<Point> window, Direction direction, double percentile) {
        long startNanos = 0;
        double turn = direction == Direction.RISING ? Double.MAX_VALUE : 0;
        for (Point point : window) {
            double at = point.at(percentile);
            if (direction == Direction.RISING ? at <= turn : at >= turn) {
                turn = at;
                startNanos = point.startNanos;
            }
        }
        return startNanos;
    }

    private Verdict limit(List<Interval> latest) {
        if (latest.getLast().judgement().cause() == Cause.SUSPENDED) {
            // Who did not run has no say in what anybody else did meanwhile.
            return Verdict.GENERATOR;
        }
        Map<Verdict, Integer> votes = new EnumMap<>(Verdict.class);
        latest.forEach(i -> votes.merge(i.judgement().verdict(), 1, Integer::sum));
        int needed = Math.min(AGREED, latest.size());
        return votes.entrySet().stream()
                .filter(vote -> vote.getValue() >= needed)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(limit);
    }
}
