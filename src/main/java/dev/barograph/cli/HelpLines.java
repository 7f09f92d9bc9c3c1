package dev.barograph.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Breaks the lines of the help. The library would break them as those of a book, so also after the
/// dots and brackets in what is to be typed; here they break at spaces only, and at none in single
/// quotes.
final class HelpLines {
    private static final int WIDTH = 80;

    /// So wide that the library breaks nothing.
    private static final int ENDLESS = 2_000;

    /// How much further in than its first line a broken text goes on.
    private static final int HANGS = 2;

    /// The name of a command can be so long that next to nothing would be left of a line behind it.
    private static final int MOST_INDENT = 40;

    private static final Pattern STYLE = Pattern.compile("\u001b\\[[\\d;]*m");

    /// What stands together: a quotation begins after a space, an equals sign or a style.
    private static final Pattern TOGETHER = Pattern.compile("(?:(?<=^|[=\\s]|\\dm)'[^']*'|\\S)+");

    /// What stands before the text of a line: the columns left of it.
    private static final Pattern COLUMNS =
            Pattern.compile(" *\\S+(?: \\S+)* {2,}(?=\\S)| +(?=\\S)");

    private HelpLines() {}

    /// For a command and those below it.
    static void breakAtSpaces(CommandLine line) {
        line.setUsageHelpWidth(ENDLESS);
        line.getHelpSectionMap()
                .replaceAll((key, section) ->
                        switch (key) {
                            case UsageMessageSpec.SECTION_KEY_SYNOPSIS -> HelpLines::synopsis;
                            case UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
                                    UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                                    UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                                    UsageMessageSpec.SECTION_KEY_DESCRIPTION ->
                                    broken(section);
                            default -> section;
                        });
        line.getSubcommands().values().forEach(HelpLines::breakAtSpaces);
    }

    private static IHelpSectionRenderer broken(IHelpSectionRenderer section) {
        return help ->
                section.render(help)
                        .lines()
                        .map(line -> broken(line) + "\n")
                        .collect(Collectors.joining());
    }

    private static String synopsis(CommandLine.Help help) {
        int heading = help.synopsisHeadingLength();
        String name = help.commandSpec().qualifiedName(" ");
        String line = " ".repeat(heading) + help.synopsis(heading).stripTrailing();
        int indent = heading + name.length() + 1;
        return broken(line, indent > MOST_INDENT ? heading + HANGS : indent).substring(heading)
                + "\n";
    }

    private static String broken(String line) {
        Matcher columns = COLUMNS.matcher(STYLE.matcher(line).replaceAll(""));
        return broken(line, columns.lookingAt() ? columns.end() + HANGS : 0);
    }

    /// @param indent where the text goes on in the next line
    private static String broken(String line, int indent) {
        StringBuilder text = new StringBuilder();
        Matcher together = TOGETHER.matcher(line);
        int column = 0;
        int end = 0;
        while (together.find()) {
            String space = line.substring(end, together.start());
            int length = STYLE.matcher(together.group()).replaceAll("").length();
            boolean first = column <= indent;
            if (!first && column + space.length() + length > WIDTH) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
            } else {
                text.append(space);
                column += space.length();
            }
            text.append(together.group());
            column += length;
            end = together.end();
        }
        return text.toString();
    }
}
