package dev.barograph.cli;

import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `barograph demo`: the embedded target, alone, until somebody ends it.
@Command(
        name = "demo",
        description = "Serves the demo target on this machine's loopback address until Ctrl-C.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Its front page lists what it can do.",
            "",
            "Examples:",
            "  {name}",
            "  {name} --port 9000"
        })
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Services services;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port;

    DemoCommand(Terminal terminal, Services services) {
        this.terminal = terminal;
        this.services = services;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            terminal.err().println("--port: The port must lie between 0 and 65535.");
            return ExitCode.USAGE.code();
        }
        CountDownLatch ended = new CountDownLatch(1);
        services.interrupts().accept(ended::countDown);
        try (Services.RunningDemo demo = services.demo().apply(port)) {
            terminal.out()
                    .println(
                            "Demo target on http://127.0.0.1:"
                                    + demo.port()
                                    + "/ (Ctrl-C ends it)");
            terminal.out().flush();
            ended.await();
        } catch (UncheckedIOException e) {
            terminal.err().println("--port: " + SafeText.of(String.valueOf(e.getMessage())));
            return ExitCode.USAGE.code();
        }
        return ExitCode.PASSED.code();
    }
}
