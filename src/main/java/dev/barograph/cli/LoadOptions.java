package dev.barograph.cli;

import dev.barograph.model.Body;
import dev.barograph.model.DurationText;
import dev.barograph.model.Header;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that change a profile without a file: what is sent and how hard. Texts, so that
/// everything that is wrong with them can be told at once.
final class LoadOptions {
    private static final long LARGEST_BODY_FILE = 1_000_000;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Open model: N requests per second, whatever the answers do.")
    @Nullable String rate;

    @Option(
            names = "--users",
            paramLabel = "N",
            description = "Closed model: N requests in flight. A URL gets 10 if nothing is said.")
    @Nullable String users;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            description = {
                "How long, for example 30s, 1m30s or 2h. A URL gets 10s if nothing is said.",
                "The stages of a profile are stretched or shrunk together to last so long."
            })
    @Nullable String duration;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description =
                    "End after N requests. A URL without --duration then runs until they are sent.")
    @Nullable String requests;

    @Option(
            names = {"-X", "--method"},
            paramLabel = "METHOD",
            description = {
                "HTTP method. A URL gets GET, or POST if there is a body.",
                "Not for a profile with several requests; nor is --body."
            })
    @Nullable String method;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "'NAME: VALUE'",
            description =
                    "Send this header with every request, in place of those of the same name in the profile."
                            + " May be repeated.")
    List<String> headers = new ArrayList<>();

    @Option(
            names = {"-d", "--body"},
            paramLabel = "TEXT|@FILE",
            description = "Send this text, or the text in this file (UTF-8).")
    @Nullable String body;

    boolean hasDuration() {
        return duration != null;
    }

    boolean hasRequests() {
        return requests != null;
    }

    /// The profile as these options want it; problems name the option.
    ///
    /// @param fromUrl whether the profile was made for a URL and so holds nobody's wishes
    Profile applyTo(Profile profile, boolean fromUrl, Problems problems) {
        return new Profile(
                profile.name(),
                requests(profile.requests(), fromUrl, problems),
                load(profile.load(), problems),
                profile.limits(),
                profile.thresholds(),
                profile.samples());
    }

    private List<WeightedRequest> requests(
            List<WeightedRequest> old, boolean fromUrl, Problems problems) {
        boolean several = old.size() > 1;
        if (several && method != null) {
            problems.add("--method", notForAll(old, "method"));
        }
        if (several && body != null) {
            problems.add("--body", notForAll(old, "body"));
        }
        List<Header> given = headers(problems);
        Optional<Body> sent =
                several || body == null ? Optional.empty() : Optional.of(body(body, problems));
        return old.stream()
                .map(each ->
                        new WeightedRequest(
                                each.name(),
                                each.weight(),
                                request(each.spec(), fromUrl, sent, given)))
                .toList();
    }

    private static String notForAll(List<WeightedRequest> requests, String field) {
        return "The profile has "
                + requests.size()
                + " requests, and not all can have the same "
                + field
                + "; write for example --set requests[0]."
                + field
                + "=... for the first one.";
    }

    private RequestSpec request(
            RequestSpec old, boolean fromUrl, Optional<Body> sent, List<Header> given) {
        String usual = fromUrl && sent.isPresent() ? "POST" : old.method();
        List<Header> all = new ArrayList<>();
        for (Header header : old.headers()) {
            if (given.stream().noneMatch(g -> g.name().equalsIgnoreCase(header.name()))) {
                all.add(header);
            }
        }
        all.addAll(given);
        return new RequestSpec(
                method == null ? usual : method, old.url(), all, sent.orElse(old.body()));
    }

    /// The headers of the command line.
    private List<Header> headers(Problems problems) {
        List<Header> given = new ArrayList<>();
        for (String text : headers) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                problems.add("--header", "\"" + text + "\" is not a header; write 'Name: value'.");
            } else {
                given.add(
                        new Header(
                                text.substring(0, colon).strip(),
                                text.substring(colon + 1).strip()));
            }
        }
        return given;
    }

    private static Body body(String text, Problems problems) {
        if (!text.startsWith("@")) {
            return new Body.Text(text);
        }
        Path file;
        try {
            file = Path.of(text.substring(1));
        } catch (InvalidPathException e) {
            problems.add("--body", "This is not the name of a file: " + e.getReason() + ".");
            return new Body.None();
        }
        try {
            // A pipe or a device could block for ever or never end.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                problems.add("--body", file + " is not a file.");
                return new Body.None();
            }
            if (Files.size(file) > LARGEST_BODY_FILE) {
                problems.add("--body", file + " is larger than 1 MB.");
                return new Body.None();
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            return new Body.Text(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            problems.add("--body", file + " is not UTF-8 text; only text can be sent.");
        } catch (IOException e) {
            problems.add("--body", file + " cannot be read: " + FileFaults.reason(e) + ".");
        }
        return new Body.None();
    }

    private Load load(Load old, Problems problems) {
        LoadShape shape = shape(old.shape(), problems);
        OptionalLong most =
                requests == null ? old.maxRequests() : whole("--requests", requests, problems);
        return new Load(shape, most);
    }

    private LoadShape shape(LoadShape old, Problems problems) {
        Optional<Duration> wanted = Optional.empty();
        if (duration != null) {
            wanted = DurationText.parse(duration).filter(Duration::isPositive);
            if (wanted.isEmpty()) {
                problems.add(
                        "--duration",
                        "\""
                                + duration
                                + (duration.matches("[1-9]\\d*")
                                        ? "\" has no unit; write for example " + duration + "s."
                                        : DurationText.parse(duration).isPresent()
                                                ? "\" is too short: it has to be more than 0."
                                                : "\" is not a time, such as 30s or 1m30s."));
            }
        }
        Duration total = wanted.orElse(old.duration());
        if (rate != null && users != null) {
            problems.add(
                    "--users",
                    "Say either --users (closed model) or --rate (open model), not both.");
            return old;
        }
        if (rate != null) {
            Spacing spacing =
                    old instanceof LoadShape.Open open ? open.spacing() : new Spacing.Even();
            double level = decimal("--rate", rate, problems);
            return new LoadShape.Open(List.of(Stage.hold(level, total)), spacing);
        }
        if (users != null) {
            double level = whole("--users", users, problems).orElse(1);
            return new LoadShape.Closed(List.of(Stage.hold(level, total)));
        }
        return switch (old) {
            case LoadShape.Open open -> new LoadShape.Open(stretched(open, total), open.spacing());
            case LoadShape.Closed closed -> new LoadShape.Closed(stretched(closed, total));
        };
    }

    /// The same stages, together as long as wanted; the last one takes what rounding leaves.
    private static List<Stage> stretched(LoadShape shape, Duration total) {
        Duration before = shape.duration();
        if (total.equals(before) || !before.isPositive()) {
            return shape.stages();
        }
        double factor = (double) total.toNanos() / before.toNanos();
        List<Stage> stages = new ArrayList<>();
        Duration left = total;
        for (int i = 0; i < shape.stages().size(); i++) {
            Stage stage = shape.stages().get(i);
            boolean last = i == shape.stages().size() - 1;
            Duration length =
                    last ? left : Duration.ofNanos(Math.round(stage.duration().toNanos() * factor));
            stages.add(new Stage(stage.from(), stage.to(), length));
            left = left.minus(length);
        }
        return stages;
    }

    private static OptionalLong whole(String option, String text, Problems problems) {
        if (!text.matches("\\d{1,18}")) {
            problems.add(
                    option,
                    text.matches("-\\d+")
                            ? "\"" + text + "\" is negative; it has to be more than 0."
                            : "\"" + text + "\" is not a whole number, such as 100.");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private static double decimal(String option, String text, Problems problems) {
        if (!text.matches("\\d{1,18}(\\.\\d{1,18})?")) {
            problems.add(
                    option,
                    text.matches("-\\d+(\\.\\d+)?")
                            ? "\"" + text + "\" is negative; it has to be more than 0."
                            : text.matches("[\\d.]+[eE][+-]?\\d+")
                                    ? "\"" + text + "\": write all digits, such as 100000 for 1e5."
                                    : "\"" + text + "\" is not a number, such as 100 or 0.5.");
            return 1;
        }
        return new BigDecimal(text).doubleValue();
    }
}
