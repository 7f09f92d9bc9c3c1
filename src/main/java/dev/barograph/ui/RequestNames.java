package dev.barograph.ui;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names for requests that nobody has named: method and path, with a number where two are alike.
final class RequestNames {
    private static final int LONGEST = 40;
    private static final Pattern NUMBERED = Pattern.compile("(.*) \\d{1,9}", Pattern.DOTALL);

    private RequestNames() {}

    /// A name from method and path that is none of `taken`.
    static String of(RequestDraft request, List<String> taken) {
        return free(plain(request), taken);
    }

    /// Whether the name of a request is the one that it would be given.
    static boolean isGiven(RequestDraft request) {
        String plain = plain(request);
        return request.name().equals(plain) || withoutNumber(request.name()).equals(plain);
    }

    /// A name for a copy that is none of `taken`.
    static String ofCopy(RequestDraft request, List<String> taken) {
        String base = isGiven(request) ? plain(request) : withoutNumber(request.name().strip());
        return free(base.isEmpty() ? plain(request) : base, taken);
    }

    /// The path of an address, without what may be secret in it; a slash if there is none.
    static String path(String url) {
        try {
            String path = new URI(url.strip()).getRawPath();
            return path == null || path.isEmpty() ? "/" : path;
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    /// Scheme, host and port of an address with a slash; empty if there are none.
    static String origin(String url) {
        try {
            URI uri = new URI(url.strip());
            String authority = uri.getRawAuthority();
            return uri.getScheme() == null || authority == null
                    ? ""
                    : uri.getScheme() + "://" + authority + "/";
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static String plain(RequestDraft request) {
        String method = request.text(RequestField.METHOD).strip();
        String name = (method + " " + path(request.text(RequestField.URL))).strip();
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }

    private static String free(String base, List<String> taken) {
        String name = base;
        for (int number = 2; taken.contains(name); number++) {
            name = base + " " + number;
        }
        return name;
    }

    private static String withoutNumber(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? numbered.group(1) : name;
    }
}
