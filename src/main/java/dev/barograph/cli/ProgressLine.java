package dev.barograph.cli;

import java.io.PrintStream;

/// A line that says how far something is. On a terminal each one replaces the one before. Not
/// thread-safe.
final class ProgressLine {
    private static final int LONGEST = 160;

    private final PrintStream out;
    private final boolean replaceLine;
    private int shown;

    /// @param replaceLine whether the output is a terminal that knows carriage return
    ProgressLine(PrintStream out, boolean replaceLine) {
        this.out = out;
        this.replaceLine = replaceLine;
    }

    void show(String line) {
        if (replaceLine) {
            String cut = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
            out.print("\r" + cut + " ".repeat(Math.max(shown - cut.length(), 0)));
            shown = cut.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    /// Takes the line away; call it before anything else is printed.
    void clear() {
        if (replaceLine && shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            out.flush();
            shown = 0;
        }
    }
}
