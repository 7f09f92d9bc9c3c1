package dev.barograph.testing;

import dev.barograph.testing.FaultServer.Exchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What a [FaultServer] does with a request.
@FunctionalInterface
interface Fault {
    /// Answers, or does not.
    ///
    /// @return whether the connection stays open for the next request
    boolean answer(Exchange to) throws IOException;

    String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /// As it should be; a HEAD gets no body.
    Fault OKAY =
            to -> {
                boolean head = to.request().method().equals("HEAD");
                to.send(head ? OK.substring(0, OK.length() - "ok".length()) : OK);
                return true;
            };

    /// By path, which ends at the first digit.
    Map<String, Fault> ALL = all();

    private static Map<String, Fault> all() {
        Map<String, Fault> all = new HashMap<>(TextFaults.ALL);
        all.putAll(ActedFaults.ALL);
        return Map.copyOf(all);
    }

    static Fault of(String path) {
        String name = path.split("[0-9]", 2)[0];
        Fault fault = ALL.get(name);
        if (fault == null) {
            throw new IllegalArgumentException("no such fault: " + path);
        }
        return fault;
    }

    /// Whether the fault wants to see the body itself, or not at all.
    static boolean leavesTheBody(String path) {
        return Set.of("/unread", "/tooearly", "/tooearlyopen").contains(path);
    }

    /// Sends a text and stays for the next request.
    static Fault sends(String text) {
        return to -> {
            to.send(text);
            return true;
        };
    }

    /// Sends a text and closes.
    static Fault ends(String text) {
        return to -> {
            to.send(text);
            return false;
        };
    }
}
