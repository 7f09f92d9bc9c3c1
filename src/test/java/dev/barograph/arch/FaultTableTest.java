package dev.barograph.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/// `docs/faults.md` names tests that exist, and every row that is ours.
class FaultTableTest {
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\|", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT)\\.\\w+)`");

    private static String table() throws IOException {
        return Files.readString(Path.of("docs", "faults.md"));
    }

    private static Set<String> matches(Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(table());
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void every_test_named_in_the_table_exists() throws IOException {
        JavaClasses classes = new ClassFileImporter().importPackages("dev.barograph");
        Set<String> tests =
                classes.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(FaultTableTest::isTest)
                        .map(method -> name(method.getOwner()) + "." + method.getName())
                        .collect(Collectors.toSet());
        assertThat(matches(TEST)).hasSizeGreaterThan(40).isSubsetOf(tests);
    }

    private static String name(JavaClass type) {
        return type.getSimpleName();
    }

    private static boolean isTest(JavaMethod method) {
        return method.isAnnotatedWith(Test.class)
                || method.isAnnotatedWith(ParameterizedTest.class);
    }

    @Test
    void every_row_is_in_the_table() throws IOException {
        Set<String> wanted =
                Stream.of(IntStream.rangeClosed(1, 40), IntStream.rangeClosed(48, 66))
                        .flatMapToInt(rows -> rows)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.toSet());
        assertThat(matches(ROW)).isEqualTo(new TreeSet<>(wanted));
    }
}
