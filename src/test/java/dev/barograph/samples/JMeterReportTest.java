package dev.barograph.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.barograph.model.FailureKind;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// JMeter itself reads the file. Its jars are fetched by the build into `target/jmeter`; they are
/// on no class path of ours.
class JMeterReportTest {
    private static final Path JARS = Path.of("target", "jmeter");
    private static final int OK = 200;

    @TempDir Path folder;

    @Test
    void the_report_generator_of_jmeter_takes_the_file_and_finds_the_same_figures()
            throws Exception {
        Path file = folder.resolve("samples.csv.gz");
        int failures = write(file);
        Path plain = folder.resolve("samples.jtl");
        Files.writeString(plain, Rows.text(file));

        Path report = folder.resolve("report");
        String said = generate(plain, report);

        assertThat(report.resolve("index.html")).as(said).isNotEmptyFile();
        String statistics = Files.readString(report.resolve("statistics.json"));
        String total = statistics.substring(statistics.indexOf("\"Total\""));
        assertThat(value(total, "sampleCount")).isEqualTo(OK + failures);
        assertThat(value(total, "errorCount")).isEqualTo(failures);
        assertThat(value(total, "minResTime")).isEqualTo(0);
        assertThat(value(total, "maxResTime")).isEqualTo(OK);
        assertThat(value(total, "meanResTime"))
                .isCloseTo(OK * (OK + 1) / 2.0 / (OK + failures), within(0.01));
        String dashboard = content(report.resolve("content").resolve("js"));
        assertThat(dashboard.contains("Non HTTP response code: connect_refused")).isTrue();
        assertThat(dashboard.contains("\"Stage 1\"")).isTrue();
        assertThat(dashboard.contains("\"Stage 2\"")).isTrue();
    }

    /// Requests that take 1 to 200 ms, and one for each kind of failure, that take none.
    private static int write(Path file) throws InterruptedException {
        SampleLog log = new SampleLog(file);
        log.start(
                Rows.profile("http://127.0.0.1:1/a?b=1,2&c=\"d\""),
                Instant.parse("2026-03-01T12:00:00Z"),
                0,
                Rows.run(() -> 7));
        for (long i = 1; i <= OK; i++) {
            long due = i * 10_000_000;
            long done = due + i * 1_000_000;
            log.record(
                    new Sample(
                            due,
                            due,
                            due,
                            due,
                            done - 1_000,
                            done,
                            100,
                            50,
                            false,
                            new Outcome.Ok(200)));
        }
        for (FailureKind kind : FailureKind.values()) {
            log.record(Sample.notSent(1_000, 2_000, kind));
        }
        Sample nasty =
                new Sample(
                        1_000,
                        1_000,
                        1_000,
                        1_000,
                        1_000,
                        2_000,
                        0,
                        0,
                        true,
                        new Outcome.Failure(FailureKind.MALFORMED, "=1, \"two\"\r\nthree\u2028é"));
        log.record(nasty);
        assertThat(log.end(Duration.ofSeconds(20)).isComplete()).isTrue();
        return FailureKind.values().length + 1;
    }

    private String generate(Path jtl, Path report)
            throws IOException, InterruptedException, URISyntaxException {
        Path home = unpackedSettings();
        Path ours =
                Path.of(
                        JMeterReport.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=" + folder,
                        "-Dorg.freemarker.loggerLibrary=none",
                        "-cp",
                        JARS.resolve("*") + File.pathSeparator + ours,
                        JMeterReport.class.getName(),
                        home.toString(),
                        jtl.toString(),
                        report.toString());
        Process process =
                new ProcessBuilder(command)
                        .directory(Path.of("").toAbsolutePath().toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /// JMeter's settings and the pages of its report come as a jar that is meant to be unpacked.
    private Path unpackedSettings() throws IOException {
        Path home = Files.createDirectory(folder.resolve("jmeter"));
        try (Stream<Path> jars = Files.list(JARS)) {
            Path settings =
                    jars.filter(jar -> jar.getFileName().toString().contains("_config-"))
                            .findFirst()
                            .orElseThrow();
            try (InputStream in = Files.newInputStream(settings);
                    ZipInputStream zip = new ZipInputStream(in)) {
                for (ZipEntry entry = zip.getNextEntry();
                        entry != null;
                        entry = zip.getNextEntry()) {
                    Path place = home.resolve(entry.getName()).normalize();
                    assertThat(place.startsWith(home)).isTrue();
                    if (entry.isDirectory()) {
                        Files.createDirectories(place);
                    } else {
                        Files.createDirectories(place.getParent());
                        Files.copy(zip, place);
                    }
                }
            }
        }
        return home;
    }

    private static String content(Path scripts) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(scripts)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static double value(String json, String name) {
        Matcher number = Pattern.compile("\"" + name + "\" : ([0-9.]+)").matcher(json);
        assertThat(number.find()).as(json).isTrue();
        return Double.parseDouble(number.group(1));
    }
}
