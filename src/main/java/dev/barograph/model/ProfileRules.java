package dev.barograph.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/// What makes a profile runnable. Any thread.
public final class ProfileRules {
    private static final Duration LONGEST_SHAPE = Duration.ofDays(7);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);
    private static final double HIGHEST_RATE = 1_000_000;
    private static final int MOST_IN_FLIGHT = 100_000;
    private static final int LARGEST_BACKLOG = 10_000_000;
    private static final int MOST_THRESHOLDS = 50;

    private ProfileRules() {}

    /// Everything that is wrong with a profile, in the order of its fields; empty if it can run.
    public static List<Problem> problems(Profile profile) {
        List<Problem> found = new ArrayList<>();
        if (profile.name().isBlank()) {
            found.add(new Problem("name", "Give the profile a name."));
        }
        RequestRules.check(profile, found);
        load(profile.load(), found);
        limits(profile.limits(), found);
        if (profile.thresholds().size() > MOST_THRESHOLDS) {
            found.add(new Problem("thresholds", "There may be 50 thresholds at most."));
        }
        return List.copyOf(found);
    }

    /// The highest level that a load of this model may ask for.
    public static double highestLevel(LoadShape shape) {
        return shape instanceof LoadShape.Open ? HIGHEST_RATE : MOST_IN_FLIGHT;
    }

    private static void load(Load load, List<Problem> found) {
        List<Stage> stages = load.shape().stages();
        boolean open = load.shape() instanceof LoadShape.Open;
        if (stages.isEmpty()) {
            found.add(new Problem("load.stages", "Add at least one stage."));
        }
        double highest = highestLevel(load.shape());
        String unit = open ? " requests per second" : " requests in flight";
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            String field = "load.stages[" + i + "]";
            if (!(stage.from() >= 0 && stage.from() <= highest)
                    || !(stage.to() >= 0 && stage.to() <= highest)) {
                found.add(
                        new Problem(
                                field,
                                String.format(
                                        Locale.ROOT,
                                        "The level must lie between 0 and %,.0f%s.",
                                        highest,
                                        unit)));
            } else if (!open) {
                users(stage, field, found);
            }
            if (!stage.duration().isPositive()) {
                found.add(
                        new Problem(
                                field + ".duration",
                                "A stage must last longer than zero, for example 30s."));
            }
        }
        Duration total = load.shape().duration();
        if (total.compareTo(LONGEST_SHAPE) > 0) {
            found.add(new Problem("load.stages", "The stages together may last 7 days at most."));
        }
        boolean nothing = stages.stream().allMatch(each -> each.from() == 0 && each.to() == 0);
        if (!stages.isEmpty() && nothing) {
            found.add(new Problem("load.stages", "All levels are 0: nothing would be sent."));
        }
        OptionalLong most = load.maxRequests();
        if (most.isPresent() && most.getAsLong() < 1) {
            found.add(new Problem("load.requests", "The number of requests must be 1 or more."));
        }
    }

    /// Rounded in silence, 0.4 would be none at all.
    private static void users(Stage stage, String field, List<Problem> found) {
        DoubleStream.of(stage.from(), stage.to())
                .filter(level -> level != Math.rint(level))
                .mapToObj(level -> BigDecimal.valueOf(level).toPlainString())
                .findFirst()
                .ifPresent(level ->
                        found.add(
                                new Problem(
                                        field,
                                        "The closed model keeps whole requests in flight; write"
                                                + " for example 1, not "
                                                + level
                                                + ".")));
    }

    private static void limits(Limits limits, List<Problem> found) {
        timeout("limits.connectTimeout", limits.connectTimeout(), found);
        timeout("limits.responseTimeout", limits.responseTimeout(), found);
        timeout("limits.totalTimeout", limits.totalTimeout(), found);
        if (limits.drain().isNegative() || limits.drain().compareTo(LONGEST_TIMEOUT) > 0) {
            found.add(new Problem("limits.drain", "The drain time must lie between 0s and 1h."));
        }
        if (limits.permits() < 1 || limits.permits() > MOST_IN_FLIGHT) {
            found.add(new Problem("limits.permits", "Permits must lie between 1 and 100000."));
        }
        if (limits.backlog() < 0 || limits.backlog() > LARGEST_BACKLOG) {
            found.add(
                    new Problem("limits.backlog", "The backlog must lie between 0 and 10000000."));
        }
        if (limits.maxBodyBytes() < 0) {
            found.add(
                    new Problem(
                            "limits.maxBodyBytes", "The largest body must be 0 bytes or more."));
        }
    }

    private static void timeout(String field, Duration value, List<Problem> found) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(LONGEST_TIMEOUT) > 0) {
            found.add(new Problem(field, "A timeout must lie between 1ms and 1h."));
        }
    }
}
