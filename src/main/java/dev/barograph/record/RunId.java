package dev.barograph.record;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Names of runs: the second of their beginning in UTC and eight random letters, for example
/// `20260301-142530-k3f9a2xw`. They sort by time, are unique without asking anybody, and hold
/// nothing that a file system or a shell minds.
public final class RunId {
    static final String PATTERN = "\\d{8}-\\d{6}-[a-z2-9]{8}";

    /// Without those that are easily mistaken for others.
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int RANDOM_LETTERS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunId() {}

    /// A new one. Any thread.
    public static String next(Instant now) {
        StringBuilder id = new StringBuilder(TIME.format(now)).append('-');
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
