package dev.barograph.http;

import dev.barograph.model.Header;
import dev.barograph.model.Masked;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Headers of a response as they may be kept: without secrets, and not more than a bound whatever
/// the target sends.
final class KeptHeaders {
    /// Most headers that are kept of one response.
    static final int MOST = 40;

    /// Most characters of all kept names and values together.
    static final int MOST_CHARACTERS = 2_000;

    private static final int LONGEST_VALUE = 500;

    private KeptHeaders() {}

    /// In the order of receiving; a last one named `…` says how many were left out.
    static List<Header> of(HttpHeaders received) {
        List<Header> kept = new ArrayList<>();
        int left = MOST_CHARACTERS;
        Iterator<Map.Entry<CharSequence, CharSequence>> all = received.iteratorCharSequence();
        int seen = 0;
        while (all.hasNext()) {
            Map.Entry<CharSequence, CharSequence> header = all.next();
            seen++;
            String name = header.getKey().toString();
            String value = cut(Masked.header(name, header.getValue().toString()));
            if (kept.size() < MOST && name.length() + value.length() <= left) {
                left -= name.length() + value.length();
                kept.add(new Header(name, value));
            }
        }
        if (kept.size() < seen) {
            kept.add(new Header("…", seen - kept.size() + " more"));
        }
        return kept;
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE
                ? value
                : value.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
