package dev.barograph.cli;

import dev.barograph.metrics.PlainText;
import dev.barograph.report.MaskedUrl;
import java.util.Locale;

/// Text that this program did not make, fit for a terminal: what could move the cursor, start an
/// escape sequence, turn the reading direction or break the line is written as `\` and `u` and four
/// digits.
final class SafeText {
    private static final int LONGEST = 500;

    private SafeText() {}

    /// One line, cut to 500 characters.
    static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .limit(LONGEST)
                .forEach(c -> {
                    if (PlainText.isPlain(c)) {
                        safe.appendCodePoint(c);
                    } else {
                        safe.append(String.format(Locale.ROOT, "\\u%04x", c));
                    }
                });
        return text.codePointCount(0, text.length()) > LONGEST ? safe + "…" : safe.toString();
    }

    /// An address without the passwords and tokens that it may carry.
    static String ofUrl(String url) {
        return of(MaskedUrl.of(url));
    }
}
