package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.model.FailureKind;
import dev.barograph.profile.LoadResult;
import dev.barograph.profile.ProfileStore;
import dev.barograph.testing.ChildJvm;
import dev.barograph.testing.FaultServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Row 40: files that came from somebody else. None of them can make this program trust a target,
/// reach out, or fill the memory.
class StrangersProfileTest {
    private static final int REQUESTS = 6;
    private static final Pattern LINE = Pattern.compile("(\\S+) heap (\\d+) (Loaded|Broken) (.*)");

    @TempDir Path folder;

    /// Any way that other tools have of saying so.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insecure: true",
                "verify: false",
                "rejectUnauthorized: false",
                "tls: {insecure: true, verify: none, trust: all}",
                "limits: {connectTimeout: 5s, insecureSkipVerify: true}",
                "trustStore: /tmp/trusts-everybody.p12"
            })
    void a_profile_that_trusts_anybody_is_told_so_and_verifies_all_the_same(String insecure)
            throws Exception {
        TlsFaults faults = TlsFaults.in(folder);
        try (FaultServer server = TlsLab.server(faults.right(), _ -> {})) {
            Path file =
                    Files.writeString(
                            folder.resolve("theirs.yaml"),
                            """
                            schemaVersion: 1
                            name: Theirs
                            request: {url: "https://127.0.0.1:%d/ok"}
                            load:
                              model: closed
                              stages: [{level: 2, duration: 60s}]
                              requests: %d
                            %s
                            """
                                    .formatted(server.port(), REQUESTS, insecure));
            LoadResult.Loaded loaded = (LoadResult.Loaded) new ProfileStore().load(file);
            assertThat(loaded.problems()).isEmpty();
            assertThat(loaded.notes())
                    .singleElement()
                    .satisfies(note ->
                            assertThat(note.text())
                                    .contains("not known and is not used")
                                    .containsPattern(
                                            "insecure|verify|rejectUnauthorized|tls|trustStore"));
            Counts counts = HostileRun.run(loaded.profile(), SocketApi.IO_URING).counts();
            assertThat(counts.byKind()).containsOnlyKeys(FailureKind.TLS);
            assertThat(counts.of(FailureKind.TLS)).isEqualTo(REQUESTS);
            assertThat(server.hits("/ok")).as("requests that reached it").isZero();
        }
    }

    @Test
    void no_hostile_file_takes_64_mb_of_a_heap_of_128_or_reaches_out() throws IOException {
        try (FaultServer canary = new FaultServer()) {
            List<Path> files = hostile(canary.url("/ok"));
            List<String> lines =
                    new ChildJvm(
                                    HostileFiles.class,
                                    List.of("-Xmx128m", "-XX:+UseSerialGC"),
                                    OptionalInt.empty())
                            .run(
                                    Duration.ofSeconds(100),
                                    files.stream().map(Path::toString).toArray(String[]::new));
            assertThat(lines).hasSameSizeAs(files);
            for (String line : lines) {
                Matcher met = LINE.matcher(line);
                assertThat(met.matches()).as(line).isTrue();
                assertThat(Integer.parseInt(met.group(2))).as(line).isLessThan(64);
                assertThat(met.group(3)).as(line).isEqualTo("Broken");
                assertThat(met.group(4)).as("a reason, in: %s", line).isNotBlank();
            }
            assertThat(canary.connections()).as("connections to the canary").isZero();
        }
    }

    private List<Path> hostile(String canary) throws IOException {
        String good =
                """
                schemaVersion: 1
                name: Theirs
                request: {url: "%s"}
                load: {model: closed, stages: [{level: 1, duration: 1s}]}
                """
                        .formatted(canary);
        StringBuilder laughs =
                new StringBuilder(good).append("l0: &l0 [").append("lol,".repeat(99));
        laughs.append("lol]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append(
                    "l%d: &l%d [%s*l%d]\n"
                            .formatted(i, i, ("*l" + (i - 1) + ",").repeat(9), i - 1));
        }
        Path large = folder.resolve("1gib.yaml");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        return List.of(
                large,
                file("laughs.yaml", laughs.toString()),
                file("deep.yaml", good + "x: " + "[".repeat(4_000_000)),
                file("deep.json", "{\"a\":".repeat(900_000)),
                file("deep.har", "{\"log\":{\"entries\":[" + "[".repeat(4_000_000)),
                file("long.yaml", good + "x: \"" + "a".repeat(4_900_000) + "\"\n"),
                file("words.yaml", good + "x: \"" + "a ".repeat(2_450_000) + "\"\n"),
                file("lines.yaml", good + "x: |\n" + "  a\n".repeat(1_220_000)),
                file("quotes.json", "{\"a\":\"" + "\\\"".repeat(2_450_000) + "\"}"),
                file("keys.json", "{" + "\"k\":0,".repeat(800_000) + "\"z\":0}"),
                file(
                        "tags.yaml",
                        good + "x: !!javax.script.ScriptEngineManager [\"" + canary + "\"]\n"),
                file(
                        "plan.jmx",
                        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \""
                                + canary
                                + "\">]><jmeterTestPlan>&e;</jmeterTestPlan>"),
                file(
                        "laughs.xml",
                        "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \""
                                + "&a;".repeat(100_000)
                                + "\">]><l>"
                                + "&b;".repeat(100_000)
                                + "</l>"),
                file("nul.yaml", "\0".repeat(5_000_000)),
                packed());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    /// 4 MB that inflate to 4 GiB.
    private Path packed() throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(new byte[1 << 20]);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 4_000; i++) {
            all.write(member.toByteArray());
        }
        return Files.write(folder.resolve("bomb.yaml"), all.toByteArray());
    }
}
