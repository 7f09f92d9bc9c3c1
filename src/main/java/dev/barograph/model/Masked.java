package dev.barograph.model;

import java.util.regex.Pattern;

/// Texts as they may be kept and shown: without passwords, tokens and the like, of which `***`
/// stands instead. Pure; any thread.
public final class Masked {
    private static final String MASK = "***";
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#\\s]*@");
    private static final Pattern SECRET_VALUE =
            Pattern.compile(
                    "([?&#](?:[^=&#]*(?i:token|secret|passw|api[-_]?key|auth|signature|credential|session|jwt)[^=&#]*"
                            // Words of their own: no monkey and no keyword is a secret.
                            + "|(?:[^=&#]*(?:[^=&#A-Za-z]|[a-z](?=K)))?(?i:key|sig|pwd))=)[^&#]*");

    // Names by what they contain: there is no list of the headers that carry secrets.
    private static final Pattern SECRET_HEADER =
            Pattern.compile(
                    "(?i).*(?:auth|cookie|token|secret|passw|api[-_]?key|access[-_]?key|signature|credential|session|csrf|xsrf|jwt|private).*");

    /// What a target says to be asked for credentials: no secret, and needed to understand a 401.
    private static final Pattern CHALLENGE =
            Pattern.compile("(?i)(?:www|proxy)-authenticate|content-security-policy.*");

    private static final Pattern CREDENTIALS =
            Pattern.compile("(?i)\\b(bearer|basic|digest|negotiate) [^\\s,;]+");
    private static final Pattern WEB_TOKEN =
            Pattern.compile("\\beyJ[\\w-]+\\.[\\w-]+(?:\\.[\\w-]*)?");

    private Masked() {}

    /// The address with user name and password, and the values of parameters that sound secret,
    /// replaced.
    public static String url(String url) {
        String anonymous = USER_INFO.matcher(url).replaceAll(MASK + "@");
        return SECRET_VALUE.matcher(anonymous).replaceAll("$1" + MASK);
    }

    /// The value of a header of a request or response. All of it is replaced if the name sounds
    /// secret; else credentials, web tokens (RFC 7519) and secrets in addresses within it are.
    public static String header(String name, String value) {
        if (CHALLENGE.matcher(name).matches()) {
            return value;
        }
        if (SECRET_HEADER.matcher(name).matches()) {
            return MASK;
        }
        String withoutLogin = CREDENTIALS.matcher(value).replaceAll("$1 " + MASK);
        return url(WEB_TOKEN.matcher(withoutLogin).replaceAll(MASK));
    }
}
