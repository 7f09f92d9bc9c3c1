package dev.barograph.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What makes the requests of a profile ones that can be sent. Any thread.
final class RequestRules {
    private static final String NO_HOST = "The address has no valid host name.";

    private static final Pattern SCHEME = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

    private static final Pattern ANOTHER_ADDRESS =
            Pattern.compile("\\shttps?://", Pattern.CASE_INSENSITIVE);

    /// RFC 9110 token: method and header names.
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    /// A host name that holds an underscore, and its port. [URI] takes it for no host at all, but
    /// names of services in containers look like this and can be looked up.
    private static final Pattern UNDERSCORED =
            Pattern.compile("(?:[^@]*@)?(?=[^:]*_)[A-Za-z0-9_][A-Za-z0-9._-]*(?::(\\d*))?");

    private static final Pattern ENDS_WITH_PORT = Pattern.compile(".*:(\\d+)", Pattern.DOTALL);

    /// What tables and files call all requests together, in small letters.
    private static final Set<String> OF_ALL = Set.of("aggregated", "all requests", "all");

    private static final int MOST_REQUESTS = 50;
    private static final int HIGHEST_WEIGHT = 1_000;
    private static final int LONGEST_BODY = 1_000_000;

    private RequestRules() {}

    static void check(Profile profile, List<Problem> found) {
        List<WeightedRequest> requests = profile.requests();
        if (profile.isPlain()) {
            spec(profile.request(), "request", found);
            return;
        }
        if (requests.size() > MOST_REQUESTS) {
            found.add(new Problem("requests", "There may be 50 requests at most."));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < requests.size(); i++) {
            WeightedRequest request = requests.get(i);
            String path = "requests[" + i + "]";
            name(request.name(), names.add(label(request.name())), path + ".name", found);
            if (request.weight() < 1 || request.weight() > HIGHEST_WEIGHT) {
                found.add(new Problem(path + ".weight", "The weight must lie between 1 and 1000."));
            }
            spec(request.spec(), path, found);
            Origin.difference(requests.getFirst(), request)
                    .ifPresent(how -> found.add(new Problem(path + ".url", how)));
        }
    }

    /// What a table makes of a name: one that a spreadsheet would take for a formula gets an
    /// apostrophe.
    private static String label(String name) {
        String shown = name.strip();
        return shown.startsWith("'") ? shown.substring(1) : shown;
    }

    /// @param free whether no earlier request has this name
    private static void name(String name, boolean free, String field, List<Problem> found) {
        if (name.isBlank()) {
            found.add(new Problem(field, "Give the request a name."));
        } else if (name.chars().anyMatch(c -> Character.isISOControl(c) || isLineEnd(c))) {
            found.add(new Problem(field, "A name must stand on one line, without tabs."));
        } else if (OF_ALL.contains(name.strip().toLowerCase(Locale.ROOT))) {
            found.add(
                    new Problem(
                            field,
                            "Tables call all requests together \""
                                    + name.strip()
                                    + "\"; give this one another name."));
        } else if (!free) {
            found.add(
                    new Problem(
                            field,
                            "An earlier request is called \""
                                    + name
                                    + "\" too; each request needs a name of its own."));
        }
    }

    private static boolean isLineEnd(int c) {
        return c == 0x2028 || c == 0x2029;
    }

    private static void spec(RequestSpec request, String path, List<Problem> found) {
        if (!TOKEN.matcher(request.method()).matches()) {
            found.add(
                    new Problem(
                            path + ".method",
                            "\""
                                    + request.method()
                                    + "\" is not an HTTP method; use for example GET or POST."));
        } else if (request.method().equalsIgnoreCase("CONNECT")) {
            found.add(
                    new Problem(
                            path + ".method",
                            "CONNECT asks for a tunnel, which is no request with an answer to"
                                    + " measure."));
        }
        url(request.url(), path + ".url", found);
        for (int i = 0; i < request.headers().size(); i++) {
            Header header = request.headers().get(i);
            String field = path + ".headers[" + i + "]";
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
        body(request.body(), path + ".body", found);
    }

    /// What a file of a profile holds at most, and the record of a run with it.
    private static void body(Body body, String field, List<Problem> found) {
        if (body instanceof Body.Text(String text) && text.length() > LONGEST_BODY) {
            found.add(
                    new Problem(
                            field,
                            String.format(
                                    Locale.ROOT,
                                    "The body may have %,d characters at most; it has %,d.",
                                    LONGEST_BODY,
                                    text.length())));
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

    private static void url(String url, String field, List<Problem> found) {
        if (url.isBlank()) {
            found.add(
                    new Problem(
                            field,
                            "Type the address to test, for example http://127.0.0.1:8080/."));
            return;
        }
        // Looked at first: of "127.0.0.1:8080/" the parser tells of an illegal scheme.
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.lookingAt()) {
            found.add(new Problem(field, "The address must start with http:// or https://."));
            return;
        }
        if (ANOTHER_ADDRESS.matcher(url).find()) {
            found.add(
                    new Problem(
                            field,
                            "There is more than one address here; keep one, and add a request for"
                                    + " each of the others."));
            return;
        }
        if (scheme.end() == url.length()) {
            found.add(new Problem(field, NO_HOST));
            return;
        }
        try {
            host(new URI(url), field, found);
        } catch (URISyntaxException e) {
            found.add(new Problem(field, notAnAddress(e)));
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
                                    : NO_HOST));
        }
    }

    private static boolean validPort(String digits) {
        String number = digits.replaceFirst("^0+", "");
        return !number.isEmpty() && number.length() <= 5 && Integer.parseInt(number) <= 65_535;
    }

    /// Says what and where, without the address itself: it may hold a password.
    private static String notAnAddress(URISyntaxException e) {
        String address = e.getInput();
        int at = e.getIndex();
        if (at < 0 || at >= address.length()) {
            return "This is not an address: " + e.getReason() + ".";
        }
        char c = address.charAt(at);
        // Of a bad host the parser names the place where it begins.
        boolean escapable =
                c < 0x7F
                        && !Character.isLetterOrDigit(c)
                        && (e.getReason().startsWith("Illegal character")
                                || e.getReason().startsWith("Malformed escape"));
        return "This is not an address: "
                + e.getReason()
                + " (character "
                + (at + 1)
                + ")"
                + (escapable ? String.format(Locale.ROOT, "; write it as %%%02X", (int) c) : "")
                + ".";
    }
}
