package dev.barograph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

class HelpLinesTest {
    private static final String HELP =
            """
            Usage: tool [--another-option=FIRST.SECOND.THIRD] [-s='A B']
                        [--quite-a-long-option-name=A[,A...]]...
                  --quite-a-long-option-name=A[,A...]
                          Says it.
                  --another-option=FIRST.SECOND.THIRD
                          Up to here this is one line of text, and then
                            a.name.with.many.dots has the next one.
              -s='A B'    Somebody's text.
            """;

    @Command(name = "tool", sortOptions = false)
    private static final class Tool {
        @Option(
                names = "--quite-a-long-option-name",
                paramLabel = "A",
                split = ",",
                description = "Says it.")
        private String[] first = {};

        @Option(
                names = "--another-option",
                paramLabel = "FIRST.SECOND.THIRD",
                description =
                        "Up to here this is one line of text, and then a.name.with.many.dots has"
                                + " the next one.")
        private String second = "";

        @Option(names = "-s", paramLabel = "'A B'", description = "Somebody's text.")
        private String third = "";
    }

    @Test
    void lines_are_broken_at_spaces_and_not_inside_what_is_typed() {
        assertThat(help(Ansi.OFF)).isEqualTo(HELP);
    }

    @Test
    void colours_have_no_width() {
        String coloured = help(Ansi.ON);
        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[\\d;]*m", "")).isEqualTo(help(Ansi.OFF));
    }

    private static String help(Ansi colours) {
        CommandLine line = new CommandLine(new Tool());
        HelpLines.breakAtSpaces(line);
        return line.getUsageMessage(colours);
    }
}
