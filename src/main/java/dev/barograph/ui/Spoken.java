package dev.barograph.ui;

import dev.barograph.metrics.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What was spoken with the target, and by what, in one line.
final class Spoken {
    private Spoken() {}

    /// What the phase DNS is; empty if nothing was looked up.
    static String lookup(Environment environment) {
        return environment.lookups().isEmpty()
                ? ""
                : "DNS: the host name is looked up once, before the plan, for all requests; it is in"
                        + " no response time.";
    }

    /// Empty if the run never got as far as opening its client.
    static String with(Environment environment) {
        if (environment.equals(Environment.UNKNOWN)) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(
                environment.protocols().isEmpty()
                        ? "The target never answered"
                        : "Spoken: " + String.join(", ", environment.protocols()));
        if (!environment.tls().isEmpty()) {
            parts.add(String.join(", ", environment.tls()));
        }
        OptionalLong lookup = environment.lookupNanos();
        if (lookup.isPresent()) {
            parts.add("name look-up " + Figures.time(lookup.getAsLong()));
        }
        parts.add(
                environment.eventLoops()
                        + (environment.eventLoops() == 1 ? " event loop on " : " event loops on ")
                        + environment.socketApi());
        parts.add(environment.java() + ", " + environment.collector());
        parts.add(environment.cores() + (environment.cores() == 1 ? " core" : " cores"));
        parts.add(environment.os());
        return String.join(" · ", parts);
    }
}
