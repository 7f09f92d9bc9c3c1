package dev.barograph.accuracy;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.barograph.testing.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The tests of the open model's stall in a virtual machine of their own, whose class path may
/// begin with a changed class of the product. The child prints a line for each test.
final class MutantSuite {
    private static final String SEPARATOR = "\t";
    private static final String GREEN = "green";
    private static final String RED = "red";
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private MutantSuite() {}

    /// Runs them all.
    ///
    /// @param first where changed classes are; may be empty
    /// @return for each test, by its name and its permits, what was wrong; empty text if nothing
    static Map<String, String> run(Path first) {
        List<String> lines =
                new ChildJvm(MutantSuite.class, List.of(), OptionalInt.empty(), List.of(first))
                        .run(PATIENCE);
        Map<String, String> tests = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.split(SEPARATOR, -1);
            if (parts.length == 3 && List.of(GREEN, RED).contains(parts[0])) {
                tests.put(parts[1], parts[2]);
            }
        }
        return tests;
    }

    /// The child.
    public static void main(String[] args) {
        LauncherDiscoveryRequest request =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(OpenStallTest.class))
                        .build();
        LauncherFactory.create().execute(request, new Printer());
        System.exit(0);
    }

    private static final class Printer implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            boolean green = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
            if (!test.isTest() && green) {
                return;
            }
            String wrong = result.getThrowable().map(Throwable::toString).orElse(green ? "" : RED);
            System.out.println(
                    String.join(
                            SEPARATOR,
                            green ? GREEN : RED,
                            name(test),
                            wrong.replaceAll("\\s+", " ")));
        }

        private static String name(TestIdentifier test) {
            String method =
                    test.getSource()
                            .filter(MethodSource.class::isInstance)
                            .map(source -> ((MethodSource) source).getMethodName() + " ")
                            .orElse("");
            return method + test.getDisplayName();
        }
    }
}
