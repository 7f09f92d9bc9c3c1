package dev.barograph.ui;

import dev.barograph.model.Problem;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Problems as they read away from their field: with the name that the field has on screen, unless
/// the sentence has it already.
final class ProblemText {
    private static final Pattern ROW =
            Pattern.compile("(load\\.stages|requests)\\[(\\d+)].*", Pattern.DOTALL);

    private ProblemText() {}

    static List<String> of(List<Problem> problems) {
        return problems.stream().map(ProblemText::of).toList();
    }

    static String of(Problem problem) {
        String name = name(problem.field());
        String message = problem.message();
        boolean said =
                name.isEmpty()
                        || message.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
        return said ? message : name + ": " + message;
    }

    private static String name(String path) {
        Matcher row = ROW.matcher(path);
        if (row.matches()) {
            String kind = row.group(1).equals("requests") ? "Request " : "Stage ";
            return kind + (Integer.parseInt(row.group(2)) + 1);
        }
        for (Field field : Field.values()) {
            if (field.path().equals(path)) {
                return name(field);
            }
        }
        return "";
    }

    private static String name(Field field) {
        return switch (field) {
            case SEED -> "Seed";
            case REQUESTS -> "Number of requests";
            case CONNECT_TIMEOUT -> "Connect timeout";
            case RESPONSE_TIMEOUT -> "Response timeout";
            case TOTAL_TIMEOUT -> "Total timeout";
            case DRAIN -> "Drain";
            case PERMITS -> "Permits";
            case BACKLOG -> "Backlog";
            case MAX_BODY -> "Largest body";
            case NAME -> "";
        };
    }
}
