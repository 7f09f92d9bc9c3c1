package dev.barograph.cli;

import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// Where the command line writes: results to `out`, everything about the way there to `err`.
///
/// @param interactive whether a person is watching: progress is shown and lines may be replaced
/// @param colours whether escape sequences for colours may be used
record Terminal(PrintStream out, PrintStream err, boolean interactive, boolean colours) {
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";

    // The check knows Java 22 to 24; since 25 the console is null again without a terminal
    // (JDK-8351435).
    @SuppressWarnings("SystemConsoleNull")
    static Terminal ofProcess() {
        Console console = System.console();
        boolean interactive = console != null && console.isTerminal();
        return new Terminal(
                System.out,
                System.err,
                interactive,
                interactive && mayUseColours(System.getenv("NO_COLOR"), System.getenv("TERM")));
    }

    /// @param noColor the variable of that name; any text but an empty one forbids colours
    ///   (https://no-color.org)
    /// @param term kind of terminal
    static boolean mayUseColours(@Nullable String noColor, @Nullable String term) {
        return (noColor == null || noColor.isEmpty()) && !"dumb".equals(term);
    }

    /// A text in red, if colours may be used: for what spoils the figures of a run.
    String red(String text) {
        return red(text, colours);
    }

    /// @param colours whether escape sequences for colours may be used
    static String red(String text, boolean colours) {
        return colours ? RED + text + PLAIN : text;
    }

    /// Writes a result and makes sure that it arrived.
    ///
    /// @return false if it did not, which has then been said
    boolean tell(String result) {
        out.print(result);
        if (!out.checkError()) {
            return true;
        }
        err.println(
                "The result could not be written to the standard output: it is full or closed.");
        return false;
    }
}
