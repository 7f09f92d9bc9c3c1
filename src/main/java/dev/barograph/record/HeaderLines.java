package dev.barograph.record;

import dev.barograph.model.Header;
import java.util.ArrayList;
import java.util.List;

/// Headers as one text, a `Name: value` on each line; a backslash, a line break, and a colon in a
/// name have a backslash before them. Pure.
final class HeaderLines {
    private HeaderLines() {}

    static String write(List<Header> headers) {
        StringBuilder text = new StringBuilder();
        for (Header header : headers) {
            escape(header.name(), true, text);
            text.append(": ");
            escape(header.value(), false, text);
            text.append('\n');
        }
        return text.toString();
    }

    /// @throws IllegalArgumentException if it is no text that [#write] made
    static List<Header> read(String text) {
        List<Header> headers = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        String name = "";
        boolean inName = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                part.append(text.charAt(i));
            } else if (inName && c == ':') {
                name = part.toString();
                part.setLength(0);
                inName = false;
                // The space after it.
                i++;
            } else if (!inName && c == '\n') {
                headers.add(new Header(name, part.toString()));
                part.setLength(0);
                inName = true;
            } else {
                part.append(c);
            }
        }
        if (!inName || !part.isEmpty()) {
            throw new IllegalArgumentException("headers end in the middle");
        }
        return headers;
    }

    private static void escape(String from, boolean name, StringBuilder to) {
        for (int i = 0; i < from.length(); i++) {
            char c = from.charAt(i);
            if (c == '\\' || c == '\n' || (name && c == ':')) {
                to.append('\\');
            }
            to.append(c);
        }
    }
}
