package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.FailureKind;
import dev.barograph.testing.ChildJvm;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a [HeapMeter] printed of one fault.
///
/// @param line as it was printed
/// @param ends how the requests ended that were not ok
record HeapLine(
        String line, String name, int heap, int direct, long ok, Map<FailureKind, Integer> ends) {
    private static final int MOST_MIB = 64;
    private static final Pattern LINE =
            Pattern.compile("(R\\w+) heap (\\d+) direct (\\d+) ok (\\d+) ends \\{(.*)\\}");
    private static final Pattern END = Pattern.compile("(\\w+)=(\\d+)");

    /// Has a main class meet faults in a process of its own, each of which may take so much memory
    /// and no more.
    ///
    /// @param names the faults that it must meet
    /// @return by name
    static Map<String, HeapLine> met(
            Class<?> main, Set<String> names, List<String> jvmArgs, List<String> args) {
        List<String> lines =
                new ChildJvm(main, jvmArgs, OptionalInt.empty())
                        .run(Duration.ofSeconds(110), args.toArray(String[]::new));
        Map<String, HeapLine> met =
                lines.stream()
                        .map(LINE::matcher)
                        .filter(Matcher::matches)
                        .map(HeapLine::of)
                        .collect(Collectors.toMap(HeapLine::name, row -> row));
        assertThat(met.keySet()).as("%s", String.join("\n", lines)).isEqualTo(names);
        assertThat(met.values())
                .allSatisfy(row -> {
                    assertThat(row.heap()).as(row.line()).isLessThan(MOST_MIB);
                    assertThat(row.direct()).as(row.line()).isLessThan(MOST_MIB);
                });
        return met;
    }

    private static HeapLine of(Matcher line) {
        Map<FailureKind, Integer> ends = new EnumMap<>(FailureKind.class);
        Matcher end = END.matcher(line.group(5));
        while (end.find()) {
            ends.put(FailureKind.valueOf(end.group(1)), Integer.valueOf(end.group(2)));
        }
        return new HeapLine(
                line.group(),
                line.group(1),
                Integer.parseInt(line.group(2)),
                Integer.parseInt(line.group(3)),
                Long.parseLong(line.group(4)),
                ends);
    }
}
