package dev.barograph.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/// Turns values into the text of CSV cells, the same in every locale. Numbers stay bare; text is
/// made so that no spreadsheet takes it for a formula. Quoting is left to whoever writes the row.
/// Any thread.
public final class Cells {
    /// The cell of a value that does not exist.
    static final String EMPTY = "";

    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private Cells() {}

    static String number(long value) {
        return Long.toString(value);
    }

    /// Three digits after the point; empty if the value is not finite.
    static String decimal(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).toPlainString()
                : EMPTY;
    }

    /// Nanoseconds as milliseconds with three digits after the point.
    static String millis(OptionalLong nanos) {
        return nanos.isEmpty() ? EMPTY : scaled(nanos.getAsLong(), 6);
    }

    /// Nanoseconds as seconds with three digits after the point.
    static String seconds(long nanos) {
        return scaled(nanos, 9);
    }

    /// Text from outside. Line breaks and other control characters except the tab are written as
    /// escapes. What a spreadsheet could run gets a leading `'` (OWASP ASVS 1.2.10, CWE-1236): text
    /// that begins with a tab, CR, LF or NUL, or with `=`, `+`, `-` or `@`, also in full width and
    /// also behind spaces or invisible characters.
    public static String text(String raw) {
        String escaped = escaped(raw);
        return isRisky(raw) ? "'" + escaped : escaped;
    }

    private static String scaled(long nanos, int digits) {
        return BigDecimal.valueOf(nanos, digits).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    private static boolean isRisky(String raw) {
        if (raw.isEmpty()) {
            return false;
        }
        if ("\t\r\n\0".indexOf(raw.charAt(0)) >= 0) {
            return true;
        }
        int at = 0;
        while (at < raw.length() && isBlank(raw.charAt(at))) {
            at++;
        }
        return at < raw.length() && FORMULA_STARTS.indexOf(raw.charAt(at)) >= 0;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT;
    }

    private static String escaped(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append(c);
                default -> {
                    int type = Character.getType(c);
                    if (type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.LINE_SEPARATOR
                            || type == Character.PARAGRAPH_SEPARATOR) {
                        appendHex(text, c);
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.toString();
    }

    private static void appendHex(StringBuilder text, char c) {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            text.append(Character.forDigit((c >> shift) & 0xF, 16));
        }
    }
}
