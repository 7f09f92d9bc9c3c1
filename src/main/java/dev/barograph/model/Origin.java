package dev.barograph.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the connections of a request go. Immutable.
///
/// @param scheme `http` or `https`
/// @param host in small letters
/// @param port the usual one of the scheme if the address has none
record Origin(String scheme, String host, int port) {
    private static final Pattern PORT = Pattern.compile("(.*?)(?::(\\d{0,9}))?", Pattern.DOTALL);

    /// Empty for what is no address.
    static Optional<Origin> of(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getScheme() == null || uri.getRawAuthority() == null) {
                return Optional.empty();
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            // Not the host of the URI: it has none if there is an underscore in it.
            String authority = uri.getRawAuthority();
            Matcher parts = PORT.matcher(authority.substring(authority.lastIndexOf('@') + 1));
            if (!parts.matches()) {
                return Optional.empty();
            }
            String port = parts.group(2);
            int usual = scheme.equals("https") ? 443 : 80;
            return Optional.of(
                    new Origin(
                            scheme,
                            parts.group(1).toLowerCase(Locale.ROOT),
                            port == null || port.isEmpty() ? usual : Integer.parseInt(port)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// How the address of a request differs from that of the first one, in words; empty if it goes
    /// to the same place, or if one of the two is no address.
    static Optional<String> difference(WeightedRequest first, WeightedRequest other) {
        Optional<Origin> there = of(first.spec().url());
        Optional<Origin> here = of(other.spec().url());
        if (there.isEmpty() || here.isEmpty() || here.equals(there)) {
            return Optional.empty();
        }
        Origin a = there.get();
        Origin b = here.get();
        String how =
                !a.scheme.equals(b.scheme)
                        ? goes(first, "scheme " + a.scheme, other, b.scheme)
                        : !a.host.equals(b.host)
                                ? goes(first, "host " + a.host, other, b.host)
                                : goes(first, "port " + a.port, other, "" + b.port);
        return Optional.of(
                how + " All requests of a profile go to the same scheme, host and port.");
    }

    private static String goes(
            WeightedRequest first, String there, WeightedRequest other, String here) {
        return "\""
                + first.name()
                + "\" goes to "
                + there
                + ", but \""
                + other.name()
                + "\" to "
                + here
                + ".";
    }
}
