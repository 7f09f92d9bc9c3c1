package dev.barograph.compare;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.Masked;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.WeightedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What differs between the requests of two profiles, in words and without their secrets. Requests
/// of several go by their names; their order does not matter. Pure.
final class RequestDifferences {
    private RequestDifferences() {}

    /// One sentence for each request that differs.
    static List<String> of(List<WeightedRequest> a, List<WeightedRequest> b) {
        // A single request goes by the name of its profile, which says nothing of what is sent.
        if (a.size() == 1 && b.size() == 1) {
            return sentence(
                    "The requests differ: ", parts(a.getFirst().spec(), b.getFirst().spec()));
        }
        Map<String, WeightedRequest> ofB = new LinkedHashMap<>();
        b.forEach(request -> ofB.put(request.name(), request));
        List<String> found = new ArrayList<>();
        for (WeightedRequest one : a) {
            WeightedRequest other = ofB.remove(one.name());
            if (other == null) {
                found.add("Only A sends the request \"" + one.name() + "\".");
                continue;
            }
            List<String> parts = parts(one.spec(), other.spec());
            add(one.weight(), other.weight(), "weight", parts);
            found.addAll(sentence("The request \"" + one.name() + "\" differs: ", parts));
        }
        ofB.keySet().forEach(name -> found.add("Only B sends the request \"" + name + "\"."));
        return found;
    }

    private static List<String> sentence(String begin, List<String> parts) {
        return parts.isEmpty() ? List.of() : List.of(begin + String.join(", ", parts) + ".");
    }

    private static List<String> parts(RequestSpec a, RequestSpec b) {
        List<String> parts = new ArrayList<>();
        add(a.method(), b.method(), "method", parts);
        if (!a.url().equals(b.url())) {
            parts.add("address (" + both(Masked.url(a.url()), Masked.url(b.url())) + ")");
        }
        if (!a.headers().equals(b.headers())) {
            parts.add(
                    "headers ("
                            + both(
                                    without(a.headers(), b.headers()),
                                    without(b.headers(), a.headers()))
                            + ")");
        }
        if (!a.body().equals(b.body())) {
            // What it says may be secret, and long.
            parts.add("body (" + both(size(a.body()), size(b.body())) + ")");
        }
        return parts;
    }

    private static String size(Body body) {
        return body.bytes().length + " bytes";
    }

    private static void add(Object a, Object b, String what, List<String> parts) {
        if (!a.equals(b)) {
            parts.add(what + " (" + a + " and " + b + ")");
        }
    }

    /// The headers that the other side has not, or all if only their order differs.
    private static String without(List<Header> mine, List<Header> others) {
        Predicate<Header> own = header -> !others.contains(header);
        boolean all = others.containsAll(mine) && mine.containsAll(others);
        List<String> told =
                mine.stream()
                        .filter(header -> all || own.test(header))
                        .map(h -> h.name() + ": " + Masked.header(h.name(), h.value()))
                        .toList();
        return told.isEmpty() ? "none" : String.join("; ", told);
    }

    private static String both(String a, String b) {
        return a.equals(b) ? a + " in both, but for what is not shown" : a + " and " + b;
    }
}
