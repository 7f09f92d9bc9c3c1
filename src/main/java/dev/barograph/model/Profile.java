package dev.barograph.model;

import java.util.List;

/// A saved test: what to send, how hard, where the waits end, and what is asked of the figures.
/// Immutable; may be invalid until [ProfileRules#problems(Profile)] is empty.
///
/// @param requests what is sent, in the order of tables; one as a rule, never none
/// @param thresholds bounds on a whole run, in the order of tables
/// @param samples whether a run writes a row for every single request into a file beside its
///   figures
public record Profile(
        String name,
        List<WeightedRequest> requests,
        Load load,
        Limits limits,
        List<Threshold> thresholds,
        boolean samples) {
    public Profile {
        requests = List.copyOf(requests);
        thresholds = List.copyOf(thresholds);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("a profile has at least one request");
        }
    }

    /// One that sends a single request, which goes by the name of the profile.
    public Profile(
            String name,
            RequestSpec request,
            Load load,
            Limits limits,
            List<Threshold> thresholds,
            boolean samples) {
        this(
                name,
                List.of(new WeightedRequest(name, 1, request)),
                load,
                limits,
                thresholds,
                samples);
    }

    /// One that sends a single request, keeps figures only and asks nothing of them.
    public Profile(String name, RequestSpec request, Load load, Limits limits) {
        this(name, request, load, limits, List.of(), false);
    }

    /// The first of the requests. All of them go to the same scheme, host and port.
    public RequestSpec request() {
        return requests.getFirst().spec();
    }

    /// What it sends where, for example `GET http://127.0.0.1:18080/ok` or `3 requests to
    /// http://127.0.0.1:18080`.
    public String inWords() {
        return requests.size() == 1
                ? request().method() + " " + request().url()
                : requests.size() + " requests to " + origin(request().url());
    }

    /// Scheme, host and port, which all requests of a profile share.
    private static String origin(String url) {
        int host = url.indexOf("//") + 2;
        for (int end = host; end < url.length(); end++) {
            if ("/?#".indexOf(url.charAt(end)) >= 0) {
                return url.substring(0, end);
            }
        }
        return url;
    }

    /// Whether it sends one request, of which there is nothing to tell but what it sends: it goes
    /// by the name of the profile. Such a profile is written, and its problems are told, with the
    /// field `request` instead of the list `requests`.
    public boolean isPlain() {
        WeightedRequest first = requests.getFirst();
        return requests.size() == 1 && first.weight() == 1 && first.name().equals(name);
    }

    /// The same, with a row for every request or without.
    public Profile withSamples(boolean kept) {
        return new Profile(name, requests, load, limits, thresholds, kept);
    }

    /// The same with other bounds on a run.
    public Profile withThresholds(List<Threshold> wanted) {
        return new Profile(name, requests, load, limits, wanted, samples);
    }
}
