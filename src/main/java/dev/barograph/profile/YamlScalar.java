package dev.barograph.profile;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// One text value as YAML that every YAML reader, of version 1.1 or 1.2, takes for exactly this
/// text.
final class YamlScalar {
    /// What needs no quotes: begins with a letter, holds nothing that means something to YAML.
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}/][\\p{L}\\p{N} _./:;,=+*()@&?%~$^|<>-]*");

    /// Words that some YAML version takes for something else than text.
    private static final Set<String> WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    /// A longer text in quotes goes on in another line: with what it takes to write some characters
    /// it would otherwise become a stretch that no reader of profiles takes for a text.
    private static final int LONGEST_LINE = 100_000;

    /// Of a line that another one goes on in: deeper than any field.
    private static final String DEEP_INDENT = "        ";

    private YamlScalar() {}

    /// In one line, unless it is very long; quoted only if needed.
    static String of(String text) {
        boolean plain =
                PLAIN.matcher(text).matches()
                        && !text.contains(": ")
                        && !text.endsWith(":")
                        && !text.endsWith(" ")
                        && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : quoted(text);
    }

    /// As a block of lines if the text has several and a block can hold it, else as [#of(String)].
    ///
    /// @param indent of the lines; the last one carries no line end
    static String block(String text, String indent) {
        if (!blockCanHold(text)) {
            return of(text);
        }
        String mark = text.endsWith("\n\n") ? "|+" : text.endsWith("\n") ? "|" : "|-";
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        StringBuilder block = new StringBuilder(mark);
        for (String line : body.split("\n", -1)) {
            block.append('\n').append(line.isEmpty() ? "" : indent).append(line);
        }
        return block.toString();
    }

    private static boolean blockCanHold(String text) {
        return text.contains("\n")
                && !text.startsWith("\n")
                && !text.startsWith(" ")
                && !text.startsWith("\t")
                && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || visible(c))
                && text.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        int lineStart = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            // A blank at the beginning of a line would be taken for its indent.
            if (quoted.length() - lineStart > LONGEST_LINE && c != ' ') {
                quoted.append("\\\n").append(DEEP_INDENT);
                lineStart = quoted.length();
            }
            append(c, quoted);
            i += Character.charCount(c);
        }
        return quoted.append('"').toString();
    }

    private static void append(int c, StringBuilder quoted) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (visible(c)) {
                    quoted.appendCodePoint(c);
                } else {
                    quoted.append(
                            String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
                }
            }
        }
    }

    /// Whether a character is seen as itself: no control, format, direction or line-separating
    /// character, nothing unassigned, no half of a surrogate pair.
    private static boolean visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
