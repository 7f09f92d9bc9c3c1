package dev.barograph.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;

/// The arrows and walls of docs/architecture.md as rules. Package patterns begin with
/// `..barograph`, so that the same rules can be tried on the planted violations in
/// `dev.barograph.planted.barograph`.
final class ArchitectureRules {
    /// Which of our packages each package may see, beside itself.
    private static final Map<String, List<String>> ARROWS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("model", List.of()),
                            Map.entry("engine", List.of("model")),
                            Map.entry("scheduling", List.of()),
                            Map.entry("http", List.of("model", "engine", "scheduling")),
                            Map.entry("metrics", List.of("model")),
                            Map.entry("chart", List.of("model", "metrics")),
                            Map.entry("report", List.of("model", "metrics", "chart")),
                            Map.entry("compare", List.of("model", "metrics")),
                            Map.entry("profile", List.of("model")),
                            Map.entry("health", List.of("model", "metrics")),
                            Map.entry("record", List.of("model", "metrics", "profile")),
                            Map.entry("samples", List.of("model", "report")),
                            Map.entry(
                                    "run",
                                    List.of(
                                            "model",
                                            "engine",
                                            "http",
                                            "metrics",
                                            "health",
                                            "record",
                                            "samples",
                                            "scheduling")),
                            Map.entry("demo", List.of()),
                            Map.entry(
                                    "cli",
                                    List.of(
                                            "model", "metrics", "run", "record", "report",
                                            "profile", "demo", "samples", "compare")),
                            Map.entry(
                                    "ui",
                                    List.of(
                                            "model",
                                            "metrics",
                                            "run",
                                            "record",
                                            "report",
                                            "profile",
                                            "demo",
                                            "chart",
                                            "samples",
                                            "compare",
                                            "scheduling"))));

    private ArchitectureRules() {}

    /// A rule and the planted class that breaks it.
    record Planted(String name, ArchRule rule, String culprit) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Planted> all() {
        List<Planted> rules = new ArrayList<>();
        ARROWS.forEach((from, to) ->
                rules.add(
                        new Planted(
                                from + "_sees_only_" + to,
                                arrow(from, to),
                                "barograph." + from + ".Bad")));
        rules.add(
                wall(
                        "http_client",
                        "engine.Bad",
                        List.of("io.netty..", "org.asynchttpclient.."),
                        "http",
                        "demo"));
        rules.add(wall("toolkit", "run.Bad", List.of("javafx..", "atlantafx.."), "ui"));
        rules.add(
                wall("histograms", "engine.Bad", List.of("org.HdrHistogram.."), "metrics", "run"));
        rules.add(
                wall(
                        "json_and_yaml",
                        "run.Bad",
                        List.of("tools.jackson..", "com.fasterxml.."),
                        "profile",
                        "report"));
        rules.add(wall("databases", "run.Bad", List.of("java.sql..", "org.sqlite.."), "record"));
        rules.add(wall("command_line", "ui.Bad", List.of("picocli.."), "cli"));
        rules.add(wall("csv", "cli.Bad", List.of("org.apache.commons.csv.."), "report"));
        rules.add(
                new Planted(
                        "drawing_stays_in_chart_and_the_node_that_shows_it",
                        noClasses()
                                .that(
                                        resideInAPackage("..barograph..")
                                                .and(not(resideInAPackage("..barograph.chart..")))
                                                .and(not(showsImages())))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "org.jfree..", "org.apache.batik..", "java.awt.."),
                        "barograph.metrics.Bad"));
        rules.add(
                new Planted(
                        "view_models_know_no_nodes",
                        noClasses()
                                .that()
                                .haveSimpleNameEndingWith("ViewModel")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(
                                        "javafx.scene..", "javafx.stage..", "javafx.fxml.."),
                        "barograph.ui.BadViewModel"));
        rules.add(
                new Planted(
                        "controllers_live_in_ui",
                        classes()
                                .that()
                                .haveSimpleNameEndingWith("Controller")
                                .should()
                                .resideInAPackage("..barograph.ui.."),
                        "barograph.run.BadController"));
        rules.add(
                new Planted(
                        "only_the_bridge_posts_to_the_fx_thread",
                        noClasses()
                                .that()
                                .doNotHaveSimpleName("FxBridge")
                                .should()
                                .callMethod(
                                        "javafx.application.Platform",
                                        "runLater",
                                        "java.lang.Runnable"),
                        "barograph.ui.Bad"));
        rules.add(
                new Planted(
                        "durations_come_from_the_monotonic_clock",
                        noClasses().should().callMethod(System.class, "currentTimeMillis"),
                        "barograph.engine.Bad"));
        rules.add(new Planted("nobody_sleeps", NOBODY_SLEEPS, "barograph.engine.Bad"));
        rules.add(
                new Planted(
                        "nobody_waits_for_a_future_in_engine_http_or_ui",
                        noClasses()
                                .that()
                                .resideInAnyPackage(
                                        "..barograph.engine..",
                                        "..barograph.http..",
                                        "..barograph.ui..")
                                .should()
                                .callMethod("java.util.concurrent.CompletableFuture", "join")
                                .orShould()
                                .callMethod("java.util.concurrent.CompletableFuture", "get"),
                        "barograph.engine.Bad"));
        rules.add(
                new Planted(
                        "only_the_command_line_prints",
                        noClasses()
                                .that(
                                        not(resideInAPackage("..barograph.cli.."))
                                                .and(not(simpleName("Launcher")))
                                                .and(not(simpleName("App"))))
                                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS),
                        "barograph.engine.Bad"));
        rules.add(
                new Planted(
                        "no_generic_exceptions",
                        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS,
                        "barograph.engine.Bad"));
        rules.add(
                new Planted(
                        "saved_bytes_are_data_never_objects",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("java.io.ObjectInputStream"),
                        "barograph.profile.Bad"));
        rules.add(
                new Planted(
                        "every_package_is_null_marked",
                        classes()
                                .that()
                                .haveSimpleNameNotEndingWith("Launcher")
                                .should(beInNullMarkedPackage()),
                        "barograph.demo.Bad"));
        rules.add(
                new Planted(
                        "packages_have_no_cycles",
                        slices().matching("..barograph.(*)..").should().beFreeOfCycles(),
                        "Cycle detected"));
        return rules;
    }

    /// For the tests too.
    static final ArchRule NOBODY_SLEEPS =
            noClasses()
                    .should()
                    .callMethod(Thread.class, "sleep", long.class)
                    .orShould()
                    .callMethod(Thread.class, "sleep", java.time.Duration.class)
                    .orShould()
                    .callMethod(java.util.concurrent.TimeUnit.class, "sleep", long.class);

    private static ArchRule arrow(String from, List<String> to) {
        String[] open = to.stream().map(p -> "..barograph." + p + "..").toArray(String[]::new);
        DescribedPredicate<JavaClass> ours = resideInAPackage("..barograph..");
        DescribedPredicate<JavaClass> allowed = resideInAPackage("..barograph." + from + "..");
        if (open.length > 0) {
            allowed = allowed.or(resideInAnyPackage(open));
        }
        return noClasses()
                .that()
                .resideInAPackage("..barograph." + from + "..")
                .should()
                .dependOnClassesThat(ours.and(not(allowed)))
                .as(from + " sees only " + to);
    }

    private static Planted wall(
            String name, String culprit, List<String> library, String... mayOnly) {
        String[] may =
                Arrays.stream(mayOnly).map(p -> "..barograph." + p + "..").toArray(String[]::new);
        return new Planted(
                name + "_stays_in_" + String.join("_and_", mayOnly),
                noClasses()
                        .that()
                        .resideOutsideOfPackages(may)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(library.toArray(String[]::new)),
                "barograph." + culprit);
    }

    private static DescribedPredicate<JavaClass> showsImages() {
        return DescribedPredicate.describe(
                "the node that shows chart images",
                c -> c.getName().matches(".*\\.ui\\.(Chart|Frame|Image|Png)[A-Za-z]*(\\$.*)?"));
    }

    private static ArchCondition<JavaClass> beInNullMarkedPackage() {
        return new ArchCondition<>("be in a @NullMarked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(
                            SimpleConditionEvent.violated(
                                    item, item.getName() + " is in a package without @NullMarked"));
                }
            }
        };
    }
}
