package dev.barograph.profile;

import dev.barograph.profile.Node.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Reads YAML (and so JSON) into [Node]s, with places, and finds what no profile may hold: tags,
/// anchors, aliases, duplicate keys, too deep or too long. Loads no class for a tag. For one text;
/// not thread-safe.
final class NodeReader {
    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(ProfileYaml.DEEPEST)
                    .maxStringLength(ProfileYaml.LONGEST_TEXT)
                    .build();
    private static final TokenStreamFactory YAML =
            YAMLFactory.builder()
                    .loadSettings(
                            LoadSettings.builder()
                                    .setCodePointLimit(ProfileYaml.MOST_BYTES)
                                    // Found here, so that all of them are told at once.
                                    .setAllowDuplicateKeys(true)
                                    .build())
                    .streamReadConstraints(CONSTRAINTS)
                    .build();
    private static final TokenStreamFactory JSON =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

    private final JsonParser parser;
    private int values;
    private final List<FileProblem> problems;

    private NodeReader(JsonParser parser, List<FileProblem> problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /// The tree of a text; empty if it has none, and then `problems` says why. Problems that do not
    /// hinder reading on are added as well.
    static Optional<Node> read(String text, List<FileProblem> problems) {
        List<FileProblem> asJson = new ArrayList<>();
        if (text.stripLeading().startsWith("{")) {
            // The YAML parser refuses some tabs that JSON allows.
            Optional<Node> root = read(JSON, text, asJson);
            if (root.isPresent()) {
                problems.addAll(asJson);
                return root;
            }
        }
        List<FileProblem> asYaml = new ArrayList<>();
        Optional<Node> root = read(YAML, text, asYaml);
        // The reader that came further knows better what is wrong.
        boolean json = root.isEmpty() && !asJson.isEmpty() && line(asJson) >= line(asYaml);
        problems.addAll(json ? asJson : asYaml);
        return root;
    }

    private static Optional<Node> read(
            TokenStreamFactory format, String text, List<FileProblem> problems) {
        try (JsonParser parser = format.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                problems.add(
                        FileProblem.ofFile("The file holds no profile, only blanks or comments."));
                return Optional.empty();
            }
            NodeReader reader = new NodeReader(parser, problems);
            Node root = reader.node(first, "");
            if (parser.nextToken() != null) {
                problems.add(
                        new FileProblem(
                                "",
                                "A second document begins here; a file holds one profile.",
                                reader.here()));
            }
            return Optional.of(root);
        } catch (JacksonException e) {
            problems.add(problem(e));
        } catch (YamlEngineException e) {
            problems.add(problem(e, Optional.empty()));
        }
        return Optional.empty();
    }

    private static int line(List<FileProblem> problems) {
        return problems.getFirst().place().map(Place::line).orElse(0);
    }

    private Node node(JsonToken token, String path) {
        if (++values > ProfileYaml.MOST_VALUES) {
            throw new YamlEngineException(
                    "The file holds more than "
                            + ProfileYaml.MOST_VALUES
                            + " values; no profile does.");
        }
        Optional<Place> place = here();
        refuseTagsAndAliases(path, place);
        return switch (token) {
            case START_OBJECT -> fields(path, place);
            case START_ARRAY -> items(path, place);
            case VALUE_NULL -> new Node.Scalar("", Kind.NOTHING, place);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(text(), Kind.TRUTH, place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                    new Node.Scalar(text(), Kind.NUMBER, place);
            default -> new Node.Scalar(text(), Kind.TEXT, place);
        };
    }

    private Node fields(String path, Optional<Place> place) {
        List<Node.Field> fields = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (next() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            Optional<Place> keyPlace = here();
            String keyPath = path.isEmpty() ? key : path + "." + key;
            if (!seen.add(key)) {
                problems.add(
                        new FileProblem(
                                keyPath, "This field stands here a second time.", keyPlace));
            }
            fields.add(new Node.Field(key, node(next(), keyPath), keyPlace));
        }
        return new Node.Fields(fields, place);
    }

    private Node items(String path, Optional<Place> place) {
        List<Node> items = new ArrayList<>();
        for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
            items.add(node(token, path + "[" + items.size() + "]"));
        }
        return new Node.Items(items, place);
    }

    private void refuseTagsAndAliases(String path, Optional<Place> place) {
        boolean alias = parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
        if (alias || parser.getObjectId() != null) {
            problems.add(
                    new FileProblem(
                            path,
                            "Anchors (&) and aliases (*) are not used in profiles; write the value out,"
                                    + " or quote it if it is text.",
                            place));
        }
        if (parser.getTypeId() != null) {
            problems.add(
                    new FileProblem(
                            path,
                            "Tags (!) are not used in profiles; write the plain value, or quote it if it is text.",
                            place));
        }
    }

    private JsonToken next() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new YamlEngineException("The file ends too early.");
        }
        return token;
    }

    private String text() {
        String text = parser.getString();
        return text == null ? "" : text;
    }

    private Optional<Place> here() {
        return place(parser.currentTokenLocation());
    }

    private static Optional<Place> place(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1
                ? Optional.empty()
                : Optional.of(new Place(at.getLineNr(), Math.max(at.getColumnNr(), 1)));
    }

    private static FileProblem problem(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return new FileProblem(
                    "",
                    "The file goes beyond a limit of the format (nested "
                            + ProfileYaml.DEEPEST
                            + " deep, a text of "
                            + ProfileYaml.LONGEST_TEXT
                            + " characters): "
                            + firstLine(e.getOriginalMessage()),
                    place(e.getLocation()));
        }
        if (e.getCause() instanceof YamlEngineException cause) {
            return problem(cause, place(e.getLocation()));
        }
        return new FileProblem(
                "",
                "Not valid YAML or JSON: " + firstLine(e.getOriginalMessage()),
                place(e.getLocation()));
    }

    private static FileProblem problem(YamlEngineException e, Optional<Place> place) {
        if (e instanceof MarkedYamlEngineException marked) {
            Optional<Mark> at = marked.getProblemMark().or(marked::getContextMark);
            String context = marked.getContext();
            String message =
                    marked.getProblem()
                            + (context == null || context.isBlank() ? "" : " (" + context + ")");
            return new FileProblem(
                    "",
                    "Not valid YAML: " + firstLine(message),
                    at.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1)).or(() -> place));
        }
        return new FileProblem("", "Not valid YAML: " + firstLine(e.getMessage()), place);
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }
}
