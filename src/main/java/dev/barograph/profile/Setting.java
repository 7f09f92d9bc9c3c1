package dev.barograph.profile;

import dev.barograph.profile.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value for one field, as given on the command line.
///
/// @param path of the field, for example `limits.responseTimeout` or `load.stages[0].level`
/// @param value as it would stand in the file, without quotes
public record Setting(String path, String value) {
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,6})\\]");
    private static final Pattern PATH =
            Pattern.compile("[^.\\[\\]]+(\\[\\d{1,6}\\]|\\.[^.\\[\\]]+)*");

    /// Splits `path=value` at the first `=`; empty if there is none or the path is not one.
    public static Optional<Setting> parse(String text) {
        int at = text.indexOf('=');
        if (at < 0 || !PATH.matcher(text.substring(0, at).strip()).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Setting(text.substring(0, at).strip(), text.substring(at + 1)));
    }

    Node applyTo(Node root, List<FileProblem> problems) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            steps.add(
                    step.group(1) != null
                            ? new Step.Key(step.group(1))
                            : new Step.Index(Integer.parseInt(step.group(2))));
        }
        return set(Optional.of(root), steps, problems);
    }

    private Node set(Optional<Node> old, List<Step> steps, List<FileProblem> problems) {
        if (steps.isEmpty()) {
            return new Node.Scalar(value, Kind.UNTYPED, Optional.empty());
        }
        List<Step> rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case Step.Key(String key) -> setField(old, key, rest, problems);
            case Step.Index(int index) -> setItem(old, index, rest, problems);
        };
    }

    private Node setField(
            Optional<Node> old, String key, List<Step> rest, List<FileProblem> problems) {
        List<Node.Field> fields = new ArrayList<>();
        Optional<Place> place = Optional.empty();
        if (old.isPresent() && old.get() instanceof Node.Fields known) {
            fields.addAll(known.fields());
            place = known.place();
        }
        for (int i = 0; i < fields.size(); i++) {
            Node.Field field = fields.get(i);
            if (field.key().equals(key)) {
                Node value = set(Optional.of(field.value()), rest, problems);
                fields.set(i, new Node.Field(key, value, value.place()));
                return new Node.Fields(fields, place);
            }
        }
        fields.add(new Node.Field(key, set(Optional.empty(), rest, problems), Optional.empty()));
        return new Node.Fields(fields, place);
    }

    private Node setItem(
            Optional<Node> old, int index, List<Step> rest, List<FileProblem> problems) {
        List<Node> items = new ArrayList<>();
        Optional<Place> place = Optional.empty();
        if (old.isPresent() && old.get() instanceof Node.Items known) {
            items.addAll(known.items());
            place = known.place();
        }
        if (index > items.size()) {
            problems.add(
                    new FileProblem(
                            path,
                            "There are only "
                                    + items.size()
                                    + " entries; the first one is [0], and ["
                                    + items.size()
                                    + "] would add one.",
                            Optional.empty()));
        } else if (index == items.size()) {
            items.add(set(Optional.empty(), rest, problems));
        } else {
            items.set(index, set(Optional.of(items.get(index)), rest, problems));
        }
        return new Node.Items(items, place);
    }

    private sealed interface Step {
        record Key(String key) implements Step {}

        record Index(int index) implements Step {}
    }
}
