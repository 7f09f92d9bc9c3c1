package dev.barograph.ui;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where in the requests of a profile the path of a [dev.barograph.model.Problem] leads: a request
/// that is alone is called `request`, one of a list `requests[2]`.
///
/// @param index of the request, from 0
/// @param key the rest of the path, for example `url` or `headers[1]`; empty for the request as a
///   whole
record RequestPath(int index, String key) {
    private static final Pattern PATH =
            Pattern.compile("request(?:s\\[(\\d{1,9})])?(?:\\.(.+))?", Pattern.DOTALL);

    /// Empty for a path that leads elsewhere.
    static Optional<RequestPath> of(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String index = matcher.group(1);
        String key = matcher.group(2);
        return Optional.of(
                new RequestPath(
                        index == null ? 0 : Integer.parseInt(index), key == null ? "" : key));
    }
}
