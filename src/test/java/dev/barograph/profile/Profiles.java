package dev.barograph.profile;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.Threshold;
import dev.barograph.model.WeightedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/// Profiles to test with.
final class Profiles {
    private static final List<String> ODD =
            List.of(
                    "",
                    "yes",
                    "No",
                    "ON",
                    "null",
                    "~",
                    "y",
                    "true",
                    "1e3",
                    "0x1F",
                    "-",
                    "- a",
                    "?",
                    ": ",
                    ":",
                    "a: b",
                    "a:",
                    " lead",
                    "trail ",
                    "\ttab",
                    "#c",
                    "a #c",
                    "a#c",
                    "&a",
                    "*a",
                    "!tag",
                    "!!str x",
                    "%d",
                    "@x",
                    "`x",
                    "'q'",
                    "\"dq\"",
                    "\\",
                    "{a: 1}",
                    "[1]",
                    "|",
                    ">",
                    ">-",
                    "---",
                    "...",
                    "<<",
                    "=",
                    ".inf",
                    ".NaN",
                    "2001-01-01",
                    "1:30",
                    "Käse äöü ß",
                    "日本語",
                    "😀",
                    "\uD800",
                    "a\uDC00b",
                    "\u0000",
                    "\u0007",
                    "\u001b[2J",
                    "\u0085",
                    "\u2028",
                    "\u202Eevil",
                    "\uFEFFbom",
                    "\u00A0nbsp",
                    "line\nline",
                    "line\n",
                    "\nline",
                    "a\n\n\n",
                    "a\r\nb\r",
                    " a\nb",
                    "a\n b\n  c\n",
                    "a\n\tb",
                    "a\n  \nb",
                    "a \nb ",
                    "\n",
                    "\n\n",
                    "a\n  ",
                    "x: |\n  y\n",
                    "- a\n- b\n",
                    "{\n  \"a\": [1, 2]\n}\n",
                    "# not a comment\n# nor this\n",
                    "---\nx\n...\n",
                    "${env:X}",
                    "a, b",
                    "a]",
                    "a}",
                    "'",
                    "\"",
                    "a'b",
                    "key: 'v'",
                    "\uE000",
                    "\uFFFE",
                    "\uFFFF",
                    "Infinity",
                    "null\n",
                    "a\u2029b\nc");

    private Profiles() {}

    static Profile plain() {
        return new Profile(
                "plain",
                new RequestSpec("GET", "http://127.0.0.1:8080/ok", List.of(), new Body.None()),
                new Load(new LoadShape.Closed(List.of(Stage.hold(10, Duration.ofSeconds(30))))),
                Limits.DEFAULT);
    }

    /// Anything that can be said, mostly not fit to run.
    static Profile odd(Random random) {
        String name = text(random);
        List<WeightedRequest> requests = new ArrayList<>();
        requests.add(
                random.nextBoolean()
                        ? new WeightedRequest(name, 1, request(random))
                        : new WeightedRequest(text(random), random.nextInt(), request(random)));
        for (int i = random.nextInt(4); i > 1; i--) {
            requests.add(new WeightedRequest(text(random), random.nextInt(), request(random)));
        }
        return new Profile(
                name,
                requests,
                load(random),
                new Limits(
                        time(random),
                        time(random),
                        time(random),
                        time(random),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextLong() / 10),
                thresholds(random),
                random.nextBoolean());
    }

    private static RequestSpec request(Random random) {
        List<Header> headers = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            headers.add(new Header(text(random), text(random)));
        }
        Body body =
                random.nextInt(4) == 0
                        ? new Body.None()
                        : new Body.Text(random.nextBoolean() ? text(random) : lines(random));
        return new RequestSpec(text(random), text(random), headers, body);
    }

    /// Fit to run.
    static Profile runnable(Random random) {
        RequestSpec request =
                new RequestSpec(
                        random.nextBoolean() ? "GET" : "POST",
                        "http://127.0.0.1:"
                                + random.nextInt(1, 65_536)
                                + "/a?b="
                                + random.nextInt(),
                        List.of(new Header("X-" + random.nextInt(99), "v: " + random.nextInt())),
                        new Body.Text(lines(random)));
        List<Stage> stages =
                List.of(
                        Stage.hold(
                                random.nextInt(1, 100), Duration.ofSeconds(random.nextInt(1, 99))),
                        Stage.ramp(
                                random.nextDouble(),
                                1 + random.nextDouble(),
                                Duration.ofMillis(5)));
        LoadShape shape =
                random.nextBoolean()
                        ? new LoadShape.Closed(stages)
                        : new LoadShape.Open(stages, new Spacing.Poisson(random.nextInt()));
        List<WeightedRequest> requests = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            requests.add(new WeightedRequest("r" + i, random.nextInt(1, 1_001), request));
        }
        Profile single =
                new Profile("n" + random.nextInt(), request, new Load(shape), Limits.DEFAULT);
        Profile runnable =
                random.nextBoolean()
                        ? single
                        : new Profile(
                                single.name(),
                                requests,
                                single.load(),
                                single.limits(),
                                List.of(),
                                false);
        return runnable.withThresholds(thresholds(random)).withSamples(random.nextBoolean());
    }

    private static List<Threshold> thresholds(Random random) {
        List<Threshold> thresholds = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Threshold.Figure figure =
                    Threshold.Figure.values()[random.nextInt(Threshold.Figure.values().length)];
            thresholds.add(
                    new Threshold(
                            figure.kind() == Threshold.Kind.TIME && random.nextBoolean(),
                            figure,
                            Threshold.Relation.values()[random.nextInt(4)],
                            switch (figure.kind()) {
                                case TIME -> random.nextLong(1, 3_600_000_000_000L);
                                case SHARE -> random.nextInt(1, 10_000) / 10_000.0;
                                case RATE -> random.nextInt(1, 1_000_000) / 16.0;
                            }));
        }
        return thresholds;
    }

    private static Load load(Random random) {
        List<Stage> stages = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            stages.add(
                    random.nextBoolean()
                            ? Stage.hold(level(random), time(random))
                            : Stage.ramp(level(random), level(random), time(random)));
        }
        LoadShape shape =
                switch (random.nextInt(3)) {
                    case 0 -> new LoadShape.Closed(stages);
                    case 1 -> new LoadShape.Open(stages, new Spacing.Even());
                    default ->
                            new LoadShape.Open(stages, new Spacing.Poisson(random.nextLong() / 10));
                };
        return new Load(
                shape,
                random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextInt()));
    }

    private static double level(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(1_000);
            case 1 -> random.nextDouble();
            case 2 -> -0.0;
            case 3 -> 1e300 * random.nextDouble();
            default -> random.nextGaussian() * 1e-9;
        };
    }

    private static Duration time(Random random) {
        return Duration.ofNanos(random.nextLong(1L << random.nextInt(1, 63)));
    }

    private static String text(Random random) {
        String text = ODD.get(random.nextInt(ODD.size()));
        return switch (random.nextInt(6)) {
            case 0 -> text + ODD.get(random.nextInt(ODD.size()));
            case 1 -> any(random);
            default -> text;
        };
    }

    private static String lines(Random random) {
        StringBuilder lines = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            lines.append(ODD.get(random.nextInt(ODD.size())));
            lines.append(random.nextInt(3) == 0 ? "" : "\n");
        }
        return lines.toString();
    }

    private static String any(Random random) {
        StringBuilder any = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            any.append(
                    (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
        }
        return any.toString();
    }
}
