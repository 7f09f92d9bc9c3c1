package dev.barograph.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.barograph");

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("dev.barograph.planted");

    static Stream<ArchitectureRules.Planted> rules() {
        return ArchitectureRules.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_program_keeps_every_rule(ArchitectureRules.Planted planted) {
        planted.rule().allowEmptyShould(true).check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void every_rule_catches_its_planted_violation(ArchitectureRules.Planted planted) {
        List<String> found = planted.rule().evaluate(PLANTED).getFailureReport().getDetails();
        assertThat(found).anyMatch(line -> line.contains(planted.culprit()));
    }

    @Test
    void enough_classes_are_seen() {
        assertThat(MAIN.size()).isGreaterThan(150);
        for (String each :
                List.of(
                        "model", "engine", "http", "metrics", "record", "run", "profile", "report",
                        "chart", "cli", "ui", "demo", "compare")) {
            assertThat(
                            MAIN.stream()
                                    .filter(c ->
                                            c.getPackageName().equals("dev.barograph." + each)))
                    .as(each)
                    .hasSizeGreaterThan(3);
        }
    }

    @Test
    void tests_do_not_sleep_either() {
        JavaClasses tests =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                        .withImportOption(location -> !location.contains("/planted/"))
                        .importPackages("dev.barograph");
        assertThat(tests.size()).isGreaterThan(20);
        ArchitectureRules.NOBODY_SLEEPS.check(tests);
    }
}
