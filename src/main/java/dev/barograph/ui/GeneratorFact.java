package dev.barograph.ui;

import dev.barograph.metrics.Health;
import dev.barograph.metrics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// How the generator is doing now, one figure, ready to be shown.
record GeneratorFact(String name, String value) {
    /// Those of the newest interval that was watched; without one the same names and no values.
    static List<GeneratorFact> of(List<Interval> intervals) {
        // The record of a run that was interrupted ends in mid-second, which nobody watched.
        Optional<Health> newest =
                intervals.reversed().stream()
                        .flatMap(interval -> interval.health().stream())
                        .findFirst();
        List<GeneratorFact> facts = new ArrayList<>();
        facts.add(fact("busiest thread", newest.map(GeneratorFact::busiest)));
        facts.add(fact("open connections", newest.map(h -> Figures.count(h.openConnections()))));
        facts.add(fact("file descriptors", newest.flatMap(GeneratorFact::descriptors)));
        facts.add(
                fact(
                        "ephemeral ports left",
                        newest.filter(h -> h.portsLeft().isPresent())
                                .map(h -> Figures.count(h.portsLeft().getAsInt()))));
        facts.add(fact("heap after GC", newest.map(h -> megabytes(h.heapAfterGcBytes()))));
        facts.add(
                fact(
                        "TCP sent again",
                        newest.filter(h -> h.retransmitShare().isPresent())
                                .map(h -> Figures.percent(h.retransmitShare().getAsDouble()))));
        return List.copyOf(facts);
    }

    private static GeneratorFact fact(String name, Optional<String> value) {
        return new GeneratorFact(name, value.orElse(Figures.NONE));
    }

    private static String busiest(Health health) {
        return health.busiestThread() + ", " + Figures.percent(health.busiestThreadShare());
    }

    private static Optional<String> descriptors(Health health) {
        OptionalLong limit = health.descriptorLimit();
        return health.openDescriptors().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Figures.count(health.openDescriptors().getAsLong())
                                + (limit.isPresent()
                                        ? " of " + Figures.count(limit.getAsLong())
                                        : ""));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.0f MB", bytes / 1e6);
    }
}
