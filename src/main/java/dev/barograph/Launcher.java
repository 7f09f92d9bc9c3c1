package dev.barograph;

import java.lang.reflect.InvocationTargetException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where the program starts: no arguments open the window, any argument is a command.
 *
 * <p>Compiled for Java 11 and reaches the rest by name only, so that an old Java gets a sentence
 * instead of a class-format error.
 */
public final class Launcher {
    /** Java feature release that the rest of the program is compiled for. */
    private static final int NEEDED_JAVA = 25;

    /** EX_USAGE of sysexits.h. */
    private static final int EXIT_USAGE = 64;

    // Held for the life of the program: a logger that nothing refers to loses its level.
    private static final Logger JAVAFX = Logger.getLogger("javafx");
    private static final Logger NETTY = Logger.getLogger("io.netty");
    private static final Logger CLIENT = Logger.getLogger("org.asynchttpclient");

    private Launcher() {}

    /**
     * Starts the window or the command line.
     *
     * @param args the command line; empty for the window
     * @throws Throwable what the started program threw
     */
    public static void main(String[] args) throws Throwable {
        int java = Runtime.version().feature();
        if (java < NEEDED_JAVA) {
            System.err.println(
                    "Barograph needs Java "
                            + NEEDED_JAVA
                            + " or later. It was started with Java "
                            + System.getProperty("java.version")
                            + " from "
                            + System.getProperty("java.home")
                            + ". Install a JDK "
                            + NEEDED_JAVA
                            + " and start it with that one's java.");
            System.exit(EXIT_USAGE);
        }
        // Charts are drawn into images without AWT's own window system.
        System.setProperty("java.awt.headless", "true");
        JAVAFX.setLevel(Level.SEVERE);
        NETTY.setLevel(Level.SEVERE);
        CLIENT.setLevel(Level.SEVERE);
        // Before there is a second thread: what it logged meanwhile would be told of on the
        // standard
        // error.
        Class.forName("org.slf4j.LoggerFactory").getMethod("getILoggerFactory").invoke(null);
        String next = args.length == 0 ? "dev.barograph.ui.App" : "dev.barograph.cli.Cli";
        try {
            Class.forName(next).getMethod("main", String[].class).invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
