package dev.barograph.profile;

import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Problem;
import dev.barograph.model.Profile;
import dev.barograph.model.ProfileRules;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.Threshold;
import dev.barograph.model.ThresholdText;
import dev.barograph.profile.Node.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Gives the fields of a tree their meaning. Finds all problems in one go: what cannot be read gets
/// a harmless stand-in, and the profile is thrown away at the end.
final class ProfileBinder {
    private static final long FIRST_SEED = 1;

    private final Findings findings;

    private ProfileBinder(Findings findings) {
        this.findings = findings;
    }

    static Reading bind(Node root, List<FileProblem> problems) {
        Findings findings = new Findings(problems);
        ProfileBinder binder = new ProfileBinder(findings);
        Section top = Section.of("", root, findings);
        if (findings.any() && !(root instanceof Node.Fields)) {
            return new Reading.Broken(problems);
        }
        if (!binder.readable(top)) {
            return new Reading.Broken(List.of(findings.problems().getLast()));
        }
        String name = top.neededText("name", "\"name: Orders\"");
        Profile profile =
                new Profile(
                        name,
                        new RequestsBinder(findings).bind(top, name),
                        binder.load(top.section("load")),
                        binder.limits(top.section("limits")),
                        binder.thresholds(top),
                        top.truthOr(false, "samples"));
        top.close();
        List<FileProblem> rules = findings.located(ProfileRules.problems(profile));
        if (findings.any()) {
            findings.problems().addAll(rules);
            // What is not known may be what is missing, misspelt.
            findings.problems().addAll(findings.unknown());
            return new Reading.Broken(findings.problems());
        }
        return new Reading.Complete(profile, rules, findings.notes());
    }

    /// Whether the version is one that this program knows; in a newer one nothing else can be
    /// judged.
    private boolean readable(Section top) {
        String field = "schemaVersion";
        boolean given = top.has(field);
        if (!given) {
            findings.problem(field, "This field is missing; write \"schemaVersion: 1\".");
        }
        OptionalLong version = top.whole(field);
        if (version.isEmpty()) {
            return true;
        }
        if (version.getAsLong() > ProfileYaml.SCHEMA_VERSION) {
            findings.problem(
                    field,
                    "The file is of format "
                            + version.getAsLong()
                            + ", made by a newer Barograph; this one knows formats up to "
                            + ProfileYaml.SCHEMA_VERSION
                            + ". Update Barograph to open it; the file stays as it is.");
            return false;
        }
        if (version.getAsLong() < 1) {
            findings.problem(field, "There is no format " + version.getAsLong() + "; write 1.");
        }
        return true;
    }

    private Load load(Section load) {
        String model = load.neededText("model", "\"model: open\" or \"model: closed\"");
        if (load.has("model")
                && !model.isEmpty()
                && !model.equals("open")
                && !model.equals("closed")) {
            findings.problem(
                    load.pathOf("model"),
                    "Write open (requests per second) or closed (requests in flight).");
        }
        List<Stage> stages = stages(load);
        Spacing spacing = spacing(load, model.equals("closed"));
        OptionalLong most = load.whole("requests");
        load.close();
        // Of no known model it is judged as of the open one, which allows for higher levels.
        return new Load(
                model.equals("closed")
                        ? new LoadShape.Closed(stages)
                        : new LoadShape.Open(stages, spacing),
                most);
    }

    private List<Stage> stages(Section load) {
        String path = load.pathOf("stages");
        if (!load.has("stages")) {
            findings.problem(
                    path, "This field is missing; for example \"- {level: 10, duration: 30s}\".");
        }
        List<Node> items = load.items("stages").orElse(List.of());
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String at = path + "[" + i + "]";
            findings.at(at, items.get(i).place());
            stages.add(stage(Section.of(at, items.get(i), findings), at));
        }
        return stages;
    }

    private Stage stage(Section stage, String path) {
        boolean ends = stage.has("from") && stage.has("to");
        boolean anyEnd = stage.has("from") || stage.has("to");
        if (stage.has("level") ? anyEnd : !ends) {
            findings.problem(path, "A stage has either a level, or both from and to.");
        }
        if (!stage.has("duration")) {
            findings.problem(
                    path + ".duration", "This field is missing; for example \"duration: 30s\".");
        }
        double level = stage.decimalOr(1, "level");
        double from = stage.decimalOr(level, "from");
        double to = stage.decimalOr(level, "to");
        Duration duration = stage.durationOr(Duration.ofSeconds(1), "duration");
        stage.close();
        return new Stage(from, to, duration);
    }

    private Spacing spacing(Section load, boolean closed) {
        String path = load.pathOf("spacing");
        String spacing = load.text("spacing").orElse("even");
        OptionalLong seed = load.whole("seed");
        boolean poisson = spacing.equals("poisson");
        if (!poisson && !spacing.equals("even")) {
            findings.problem(path, "Write even or poisson.");
        }
        if (closed && load.has("spacing")) {
            findings.unused(
                    path, "Spacing is not used in the closed model.", findings.placeOf(path));
        }
        if (load.has("seed") && (closed || !poisson)) {
            String at = load.pathOf("seed");
            findings.unused(
                    at, "The seed is used with poisson spacing only.", findings.placeOf(at));
        }
        return poisson ? new Spacing.Poisson(seed.orElse(FIRST_SEED)) : new Spacing.Even();
    }

    private Limits limits(Section limits) {
        Limits usual = Limits.DEFAULT;
        Limits read =
                new Limits(
                        limits.durationOr(usual.connectTimeout(), "connectTimeout"),
                        limits.durationOr(usual.responseTimeout(), "responseTimeout"),
                        limits.durationOr(usual.totalTimeout(), "totalTimeout"),
                        limits.durationOr(usual.drain(), "drain"),
                        limits.wholeOr(usual.permits(), "permits"),
                        limits.wholeOr(usual.backlog(), "backlog"),
                        limits.whole("maxBodyBytes").orElse(usual.maxBodyBytes()));
        limits.close();
        return read;
    }

    private List<Threshold> thresholds(Section top) {
        List<Threshold> thresholds = new ArrayList<>();
        List<Node> items = top.items("thresholds").orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            String path = top.pathOf("thresholds") + "[" + i + "]";
            findings.at(path, items.get(i).place());
            if (items.get(i) instanceof Node.Scalar value && value.kind() != Kind.NOTHING) {
                List<Problem> wrong = new ArrayList<>();
                ThresholdText.parse(path, value.text(), wrong).ifPresent(thresholds::add);
                wrong.forEach(problem -> findings.problem(path, problem.message()));
            } else {
                findings.problem(path, "A threshold is one text, for example \"p99 < 300ms\".");
            }
        }
        return thresholds;
    }
}
