package dev.barograph.report;

import dev.barograph.model.Masked;

/// An address as it may stand in a report or on a screen: without passwords and tokens. Any thread.
public final class MaskedUrl {
    private MaskedUrl() {}

    /// The address with user name and password, and the values of query parameters that sound
    /// secret, replaced by `***`.
    public static String of(String url) {
        return Masked.url(url);
    }
}
