package dev.barograph.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What makes a profile runnable. Any thread.
public final class ProfileRules {
    /// RFC 9110 token: method and header names.
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /// A host name that holds an underscore, and its port. [URI] takes it for no host at all, but
    /// names of services in containers look like this and can be looked up.
    private static final Pattern UNDERSCORED =
            Pattern.compile("(?:[^@]*@)?(?=[^:]*_)[A-Za-z0-9_][A-Za-z0-9._-]*(?::(\\d*))?");

    private static final Pattern ENDS_WITH_PORT = Pattern.compile(".*:(\\d+)", Pattern.DOTALL);

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
        request(profile.request(), found);
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

    private static void request(RequestSpec request, List<Problem> found) {
        if (!TOKEN.matcher(request.method()).matches()) {
            found.add(
                    new Problem(
                            "request.method",
                            "\""
                                    + request.method()
                                    + "\" is not an HTTP method; use for example GET or POST."));
        } else if (request.method().equalsIgnoreCase("CONNECT")) {
            found.add(
                    new Problem(
                            "request.method",
                            "CONNECT asks for a tunnel, which is no request with an answer to"
                                    + " measure."));
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
            headerValue(header, field, found);
            framing(header, request.body(), field, found);
        }
    }

    private static void headerValue(Header header, String field, List<Problem> found) {
        if (header.value().chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            found.add(new Problem(field, "A header value must stand on one line."));
        } else if (header.value().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F)) {
            found.add(
                    new Problem(
                            field, "A header value must not hold control characters but tabs."));
        }
    }

    /// A length that is not that of the body would make the target wait for more, or take what is
    /// left for the next request: nothing that is measured then would be true.
    private static void framing(Header header, Body body, String field, List<Problem> found) {
        if (header.name().equalsIgnoreCase("Transfer-Encoding")) {
            found.add(
                    new Problem(
                            field,
                            "The body is sent with its length; leave Transfer-Encoding out."));
        } else if (header.name().equalsIgnoreCase("Content-Length")) {
            int length = body.bytes().length;
            if (!header.value().equals(Integer.toString(length))) {
                found.add(
                        new Problem(
                                field,
                                "The body has "
                                        + length
                                        + " bytes; leave Content-Length out, it is sent by itself."));
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
            found.add(new Problem(field, notAnAddress(e)));
            return;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            found.add(new Problem(field, "The address must start with http:// or https://."));
        } else {
            host(uri, field, found);
        }
    }

    private static void host(URI uri, String field, List<Problem> found) {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        Matcher port = ENDS_WITH_PORT.matcher(authority);
        if (port.matches() && !validPort(port.group(1))) {
            found.add(new Problem(field, "The port must lie between 1 and 65535."));
        } else if (uri.getHost() == null && !UNDERSCORED.matcher(authority).matches()) {
            boolean foreign = authority.chars().anyMatch(c -> c > 0x7F);
            found.add(
                    new Problem(
                            field,
                            foreign
                                    ? "The host name must be in ASCII; write other letters in their"
                                            + " xn-- form."
                                    : "The address has no valid host name."));
        }
    }

    private static boolean validPort(String digits) {
        String number = digits.replaceFirst("^0+", "");
        return !number.isEmpty() && number.length() <= 5 && Integer.parseInt(number) <= 65_535;
    }

    /// Says what and where, without the address itself: it may hold a password.
    private static String notAnAddress(URISyntaxException e) {
        String sign =
                e.getIndex() >= 0 && e.getIndex() < e.getInput().length()
                        ? " (character " + (e.getIndex() + 1) + ")"
                        : "";
        return "This is not an address: "
                + e.getReason()
                + sign
                + "; write a space as %20 and a percent sign as %25.";
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
