package dev.barograph.ui;

import java.util.Optional;

/// Where the embedded demo target listens. Saved profiles name its usual address, which somebody
/// else may have taken.
///
/// @param url its address now, without a path
/// @param usualUrl the address it has when nobody else has the port, without a path
record DemoTarget(String url, String usualUrl) {
    /// A target at its usual address.
    static DemoTarget at(String url) {
        return new DemoTarget(url, url);
    }

    String words() {
        return "Demo target: " + url;
    }

    /// The same address at the target of this window; empty if the address is none of the usual
    /// target or that one is where it always is.
    Optional<String> moved(String address) {
        boolean usual =
                address.equals(usualUrl)
                        || address.startsWith(usualUrl + "/")
                        || address.startsWith(usualUrl + "?");
        return usual && !url.equals(usualUrl)
                ? Optional.of(url + address.substring(usualUrl.length()))
                : Optional.empty();
    }
}
