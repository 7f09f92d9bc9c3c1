package dev.barograph.cli;

import dev.barograph.demo.DemoServer;
import dev.barograph.report.ReportFormats;
import dev.barograph.run.LocalCalibrations;
import dev.barograph.run.LocalRunService;
import dev.barograph.run.SettingsFolder;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line: reads the arguments, runs one command and ends the process with its
/// [ExitCode].
@Command(
        name = "barograph",
        description = "Puts load on an HTTP API and measures what it does under it.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without any argument the window opens.",
            "",
            "Exit codes:",
            "  0  the run was carried out and the target answered; the report was written",
            "  1  a bound is broken: a threshold of the run failed, or \"compare\" proved a regression",
            "  2  wrong usage, a bad profile or no such run; nothing was sent",
            "  3  the target never answered: no request got any HTTP response",
            "  4  GENERATOR-LIMITED: this program or its machine, not the target, was the limit",
            "  5  the run was interrupted or failed by itself (what was measured is written), or a",
            "     report or the standard output could not be written",
            " 69  the window cannot open",
            "If several apply: 5 before 3 before 4 before 1; but no answer for want of ports or file",
            "descriptors of this machine is 4.",
            "",
            "Examples:",
            "  {name} demo",
            "  {name} run http://127.0.0.1:8080/ok",
            "  {name} report last --out results",
            "  {name} calibrate http://127.0.0.1:8080/ok",
            "  {name} run --help"
        })
public final class Cli implements Callable<Integer> {
    /// Stands in the footers for what the user types.
    private static final String NAME = "{name}";

    /// What the JVM puts in place of bytes that the locale has no letters for.
    private static final char UNREADABLE = '\uFFFD';

    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();

    private Cli(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Runs one command and ends the process.
    public static void main(String[] args) {
        LocalCalibrations calibrations = new LocalCalibrations(SettingsFolder.ofProcess());
        Services services =
                new Services(
                        history -> new LocalRunService(calibrations, history),
                        () -> SettingsFolder.runsOfProcess(),
                        () -> calibrations,
                        ReportFormats.ALL,
                        port -> {
                            DemoServer server = DemoServer.start(port);
                            var _ = server.warmUp();
                            return new Services.RunningDemo() {
                                @Override
                                public int port() {
                                    return server.port();
                                }

                                @Override
                                public void close() {
                                    server.close();
                                }
                            };
                        },
                        Interrupts::listen,
                        () -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code()));
        int code = run(Terminal.ofProcess(), services, args);
        System.out.flush();
        System.err.flush();
        System.exit(code);
    }

    /// Runs one command in this process.
    ///
    /// @return the exit code
    static int run(Terminal terminal, Services services, String... args) {
        if (List.of(args).stream().anyMatch(arg -> arg.indexOf(UNREADABLE) >= 0)) {
            terminal.err()
                    .println(
                            "The locale of this process (LC_ALL, LC_CTYPE or LANG) cannot tell what"
                                    + " letters the arguments hold, and something else would be"
                                    + " sent. Set LC_ALL=C.UTF-8.");
            return ExitCode.USAGE.code();
        }
        CommandLine line = new CommandLine(new Cli(terminal));
        line.addSubcommand(new RunCommand(terminal, services));
        line.addSubcommand(new ReportCommand(terminal, services));
        line.addSubcommand(new HistoryCommand(terminal, services));
        line.addSubcommand(new CompareCommand(terminal, services));
        line.addSubcommand(new CalibrateCommand(terminal, services));
        line.addSubcommand(new DemoCommand(terminal, services));
        HelpLines.breakAtSpaces(line);
        keepFooterLines(line);
        // @ stands before the file of a body here.
        line.setExpandAtFiles(false);
        line.setCommandName(programName());
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.setColorScheme(
                Help.defaultColorScheme(terminal.interactive() ? Help.Ansi.AUTO : Help.Ansi.OFF));
        line.setParameterExceptionHandler((e, _) -> wrongUsage(e, terminal));
        line.setExecutionExceptionHandler((e, _, _) -> {
            terminal.err().println(internal(e));
            return ExitCode.INTERRUPTED.code();
        });
        try {
            return line.execute(args);
        } catch (Error e) {
            // Left alone it would end the process with 1, which says that a bound is broken.
            terminal.err().println(internal(e));
            return ExitCode.INTERRUPTED.code();
        }
    }

    private static String internal(Throwable e) {
        return "Internal error, please report it: " + SafeText.of(e.toString());
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.err());
        return ExitCode.USAGE.code();
    }

    private static int wrongUsage(ParameterException e, Terminal terminal) {
        terminal.err().println(SafeText.of(String.valueOf(e.getMessage())));
        UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr());
        String name = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        if (e instanceof UnmatchedArgumentException unmatched
                && e.getCommandLine().getParent() == null
                && unmatched.getUnmatched().getFirst().contains("://")) {
            String url = SafeText.of(unmatched.getUnmatched().getFirst());
            terminal.err().println("To put load on it: " + name + " run " + url);
        }
        terminal.err().println("\"" + name + " --help\" shows what is possible, with examples.");
        return ExitCode.USAGE.code();
    }

    /// Examples are meant to be copied, so nothing breaks their lines.
    private static void keepFooterLines(CommandLine line) {
        line.getHelpSectionMap()
                .put(
                        UsageMessageSpec.SECTION_KEY_FOOTER,
                        help -> {
                            String name = help.commandSpec().qualifiedName(" ");
                            String text =
                                    String.join("\n", help.commandSpec().usageMessage().footer());
                            return text.replace(NAME, name) + "\n";
                        });
        line.getSubcommands().values().forEach(Cli::keepFooterLines);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /// What the user types to start this program, as far as it can be known: the examples are meant
    /// to be copied.
    private static String programName() {
        // The start script says what it is called; what the user would copy has its options then.
        String script = System.getProperty("barograph.command", "");
        if (!script.isEmpty()) {
            return script;
        }
        String path = System.getProperty("java.class.path", "");
        return path.endsWith(".jar") && !path.contains(System.getProperty("path.separator", ":"))
                ? "java -jar " + path
                : "barograph";
    }
}
