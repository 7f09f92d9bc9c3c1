package dev.barograph.record;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of runs: the second of their beginning in UTC and eight random letters, for example
/// `20260301-142530-k3f9a2xw`. They sort by time, are unique without asking anybody, and hold
/// nothing that a file system or a shell minds.
public final class RunId {
    private static final Pattern FILE_NAME =
            Pattern.compile("(\\d{8}-\\d{6}-[a-z2-9]{8})(?:_(.*))?\\.sqlite");

    /// Without those that are easily mistaken for others.
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int TIME_LETTERS = 15;
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

    /// Whether this program gave a file its name.
    static boolean isRun(Path file) {
        return FILE_NAME.matcher(file.getFileName().toString()).matches();
    }

    /// The id in the name of a file, or its whole name.
    static String of(Path file) {
        String name = file.getFileName().toString();
        Matcher matcher = FILE_NAME.matcher(name);
        return matcher.matches() ? matcher.group(1) : name;
    }

    /// The name of the profile as far as that of the file tells it.
    static String nameIn(Path file) {
        String name = file.getFileName().toString();
        Matcher matcher = FILE_NAME.matcher(name);
        return matcher.matches() && matcher.group(2) != null ? matcher.group(2) : name;
    }

    /// When the run began, to the second, as the name of its file tells it.
    static Optional<Instant> timeIn(Path file) {
        return isRun(file) ? timeOf(of(file)) : Optional.empty();
    }

    /// The time in an id, to the second; empty if it is none.
    static Optional<Instant> timeOf(String id) {
        try {
            return id.length() > TIME_LETTERS
                    ? Optional.of(TIME.parse(id.substring(0, TIME_LETTERS), Instant::from))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
