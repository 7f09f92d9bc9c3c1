package dev.barograph.profile;

import dev.barograph.model.DurationText;
import dev.barograph.profile.Node.Kind;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/// The fields of one part of a profile while they are bound: each is asked for by name, and
/// [#close()] names those that nobody asked for. Not thread-safe.
final class Section {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,400}");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?\\d{1,400}(\\.\\d{0,400})?([eE][+-]?\\d{1,3})?");

    private static final Pattern TRUTH = Pattern.compile("true|false");

    private final String path;
    private final List<Node.Field> fields;
    private final Findings findings;
    private final Set<String> known = new HashSet<>();

    private Section(String path, List<Node.Field> fields, Findings findings) {
        this.path = path;
        this.fields = fields;
        this.findings = findings;
    }

    /// The fields of a node; none, and a problem, if it is something else.
    static Section of(String path, Node node, Findings findings) {
        return switch (node) {
            case Node.Fields f -> new Section(path, f.fields(), findings);
            case Node.Scalar s when s.kind() == Kind.NOTHING ->
                    new Section(path, List.of(), findings);
            default -> {
                findings.problem(
                        path,
                        path.isEmpty()
                                ? "A profile begins with fields such as \"schemaVersion: 1\"."
                                : "Here belong fields, each as \"name: value\".",
                        node.place());
                yield new Section(path, List.of(), findings);
            }
        };
    }

    String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// The part under a key; without fields if it is missing.
    Section section(String key) {
        return find(key)
                .map(node -> of(pathOf(key), node, findings))
                .orElseGet(() -> new Section(pathOf(key), List.of(), findings));
    }

    boolean has(String key) {
        return find(key).isPresent();
    }

    /// The entries under a key; none if it is missing or has no value.
    Optional<List<Node>> items(String key) {
        Optional<Node> node = find(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        return switch (node.get()) {
            case Node.Items i -> Optional.of(i.items());
            case Node.Scalar s when s.kind() == Kind.NOTHING -> Optional.of(List.of());
            default -> {
                findings.problem(
                        pathOf(key), "Here belongs a list, each entry on a line after \"- \".");
                yield Optional.of(List.of());
            }
        };
    }

    /// A text; numbers and truth values count as the text they are.
    Optional<String> text(String key) {
        return scalar(key).map(Node.Scalar::text);
    }

    /// A text that has to be there; empty text, and a problem, if it is not.
    String neededText(String key, String example) {
        if (!has(key)) {
            findings.problem(pathOf(key), "This field is missing; for example " + example + ".");
        }
        return text(key).orElse("");
    }

    OptionalLong whole(String key) {
        Optional<Node.Scalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!number(scalar.get()) || !WHOLE.matcher(scalar.get().text()).matches()) {
            findings.problem(
                    pathOf(key), quoted(scalar.get()) + " is not a whole number, such as 100.");
            return OptionalLong.empty();
        }
        BigInteger value = new BigInteger(scalar.get().text());
        if (value.bitLength() >= Long.SIZE) {
            findings.problem(
                    pathOf(key),
                    quoted(scalar.get()) + " is too large: it takes more than 64 bits.");
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.longValueExact());
    }

    int wholeOr(int otherwise, String key) {
        OptionalLong value = whole(key);
        if (value.isPresent() && value.getAsLong() != (int) value.getAsLong()) {
            findings.problem(pathOf(key), value.getAsLong() + " is too large here.");
            return otherwise;
        }
        return (int) value.orElse(otherwise);
    }

    double decimalOr(double otherwise, String key) {
        Optional<Node.Scalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return otherwise;
        }
        if (!number(scalar.get()) || !DECIMAL.matcher(scalar.get().text()).matches()) {
            findings.problem(
                    pathOf(key), quoted(scalar.get()) + " is not a number, such as 100 or 0.5.");
            return otherwise;
        }
        return Double.parseDouble(scalar.get().text());
    }

    /// A truth value; as with numbers, a text that looks like one is none.
    boolean truthOr(boolean otherwise, String key) {
        Optional<Node.Scalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return otherwise;
        }
        Kind kind = scalar.get().kind();
        String text = scalar.get().text();
        if (kind != Kind.TRUTH && !(kind == Kind.UNTYPED && TRUTH.matcher(text).matches())) {
            findings.problem(
                    pathOf(key), quoted(scalar.get()) + " is neither true nor false, unquoted.");
        }
        return text.equalsIgnoreCase("true");
    }

    Duration durationOr(Duration otherwise, String key) {
        Optional<Node.Scalar> scalar = scalar(key);
        if (scalar.isEmpty()) {
            return otherwise;
        }
        Optional<Duration> duration = DurationText.parse(scalar.get().text());
        if (duration.isEmpty()) {
            String what =
                    WHOLE.matcher(scalar.get().text()).matches()
                            ? " has no unit; write for example "
                                    + scalar.get().text()
                                    + "s or "
                                    + scalar.get().text()
                                    + "ms."
                            : " is not a time, such as 30s, 250ms or 1m30s.";
            findings.problem(pathOf(key), quoted(scalar.get()) + what);
        }
        return duration.orElse(otherwise);
    }

    /// Notes every field that was not asked for.
    void close() {
        for (Node.Field field : fields) {
            if (!known.contains(field.key())) {
                findings.unknown(
                        pathOf(field.key()),
                        "This field is not known and is not used. Known here: "
                                + String.join(", ", known.stream().sorted().toList())
                                + ".",
                        field.place());
            }
        }
    }

    private Optional<Node> find(String key) {
        known.add(key);
        for (Node.Field field : fields) {
            if (field.key().equals(key)) {
                findings.at(pathOf(key), field.place());
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    private Optional<Node.Scalar> scalar(String key) {
        Optional<Node> node = find(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        return switch (node.get()) {
            case Node.Scalar s when s.kind() == Kind.NOTHING -> {
                findings.problem(pathOf(key), "The value is missing.");
                yield Optional.empty();
            }
            case Node.Scalar s -> Optional.of(s);
            default -> {
                findings.problem(pathOf(key), "Here belongs a single value.");
                yield Optional.empty();
            }
        };
    }

    private static boolean number(Node.Scalar scalar) {
        return scalar.kind() == Kind.NUMBER || scalar.kind() == Kind.UNTYPED;
    }

    private static String quoted(Node.Scalar scalar) {
        String text = scalar.text();
        return "\"" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "\"";
    }
}
