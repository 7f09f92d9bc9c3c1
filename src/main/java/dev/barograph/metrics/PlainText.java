package dev.barograph.metrics;

/// Makes text that came from a target fit to show: what could move a cursor, turn the reading
/// direction or break a line is written as a backslash, `u` and four digits, and the end of a long
/// text is cut off. Pure; any thread.
public final class PlainText {
    static final int LONGEST = 500;

    private PlainText() {}

    /// At most [#LONGEST] characters, the last one `…` if something was cut.
    static String of(String text) {
        StringBuilder plain = new StringBuilder();
        int fits = 0;
        int at = 0;
        while (at < text.length() && plain.length() <= LONGEST) {
            int point = text.codePointAt(at);
            plain.append(shown(point));
            at += Character.charCount(point);
            if (plain.length() < LONGEST) {
                fits = plain.length();
            }
        }
        if (plain.length() > LONGEST) {
            plain.setLength(fits);
            plain.append('…');
        }
        return plain.toString();
    }

    private static String shown(int point) {
        return isPlain(point) ? Character.toString(point) : escaped(point);
    }

    /// Whether a character does nothing but stand in its place, in a terminal as anywhere else.
    public static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    private static String escaped(int point) {
        StringBuilder units = new StringBuilder();
        for (char unit : Character.toChars(point)) {
            units.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                units.append(Character.forDigit((unit >> shift) & 0xF, 16));
            }
        }
        return units.toString();
    }
}
