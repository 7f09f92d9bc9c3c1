package dev.barograph.cli;

import java.io.Console;
import java.io.PrintStream;

/// Where the command line writes: results to `out`, everything about the way there to `err`.
///
/// @param interactive whether a person is watching: progress is shown and lines may be replaced
record Terminal(PrintStream out, PrintStream err, boolean interactive) {
    // The check knows Java 22 to 24; since 25 the console is null again without a terminal
    // (JDK-8351435).
    @SuppressWarnings("SystemConsoleNull")
    static Terminal ofProcess() {
        Console console = System.console();
        return new Terminal(System.out, System.err, console != null && console.isTerminal());
    }
}
