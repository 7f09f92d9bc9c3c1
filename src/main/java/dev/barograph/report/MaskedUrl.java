package dev.barograph.report;

import java.util.regex.Pattern;

/// An address as it may stand in a report or on a screen: without passwords and tokens. Any thread.
public final class MaskedUrl {
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#]*@");
    private static final Pattern SECRET_VALUE =
            Pattern.compile(
                    "(?i)([?&][^=&#]*(?:token|secret|passw|api[-_]?key|auth|signature|credential)[^=&#]*=)[^&#]*");

    private MaskedUrl() {}

    /// The address with user name and password, and the values of query parameters that sound
    /// secret, replaced by `***`.
    public static String of(String url) {
        String anonymous = USER_INFO.matcher(url).replaceFirst("***@");
        return SECRET_VALUE.matcher(anonymous).replaceAll("$1***");
    }
}
