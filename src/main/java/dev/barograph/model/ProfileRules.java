package dev.barograph.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What makes a profile runnable. Any thread.
public final class ProfileRules {
    /// RFC 9110 token: method and header names.
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Duration LONGEST_SHAPE = Duration.ofDays(7);
    private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);
    private static final double HIGHEST_RATE = 1_000_000;
    private static final int MOST_IN_FLIGHT = 100_000;
    private static final int LARGEST_BACKLOG = 10_000_000;

    private ProfileRules() {}

    /// Everything that is wrong with a profile, in the order of its fields; empty if it can run.
    public static List<Problem> problems(Profile profile) {
        List<Problem> found = new ArrayList<>();
        if (profile.name().isBlank()) {
            found.add(new Problem("name", "Give the profile a name."));
        }
        request(profile.request(), found);
        load(profile.load(), found);
        limits(profile.limits(), found);
        return List.copyOf(found);
    }

    private static void request(RequestSpec request, List<Problem> found) {
        if (!TOKEN.matcher(request.method()).matches()) {
            found.add(
                    new Problem(
                            "request.method",
                            "\""
                                    + request.method()
                                    + "\" is not an HTTP method; use for example GET or POST."));
        }
        url(request.url(), found);
        for (int i = 0; i < request.headers().size(); i++) {
            Header header = request.headers().get(i);
            String field = "request.headers[" + i + "]";
            if (!TOKEN.matcher(header.name()).matches()) {
                found.add(
                        new Problem(
                                field,
                                "\""
                                        + header.name()
                                        + "\" is not a header name; use letters, digits and dashes."));
            }
            if (header.value().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
                found.add(new Problem(field, "A header value must stand on one line."));
            }
        }
    }

    private static void url(String url, List<Problem> found) {
        String field = "request.url";
        if (url.isBlank()) {
            found.add(
                    new Problem(
                            field,
                            "Type the address to test, for example http://127.0.0.1:8080/."));
            return;
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            found.add(new Problem(field, "This is not an address: " + e.getMessage() + "."));
            return;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            found.add(new Problem(field, "The address must start with http:// or https://."));
        } else if (uri.getHost() == null) {
            found.add(new Problem(field, "The address has no valid host name."));
        } else if (uri.getPort() > 65_535 || uri.getPort() == 0) {
            found.add(new Problem(field, "The port must lie between 1 and 65535."));
        }
    }

    private static void load(Load load, List<Problem> found) {
        List<Stage> stages = load.shape().stages();
        boolean open = load.shape() instanceof LoadShape.Open;
        if (stages.isEmpty()) {
            found.add(new Problem("load.stages", "Add at least one stage."));
        }
        double highest = open ? HIGHEST_RATE : MOST_IN_FLIGHT;
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
        if (!stages.isEmpty() && load.shape().peak() == 0) {
            found.add(new Problem("load.stages", "All levels are 0: nothing would be sent."));
        }
        OptionalLong most = load.maxRequests();
        if (most.isPresent() && most.getAsLong() < 1) {
            found.add(new Problem("load.requests", "The number of requests must be 1 or more."));
        }
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
