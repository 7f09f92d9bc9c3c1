package dev.barograph.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Recording;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatGoldenTest {
    static Set<String> recordings() {
        return CannedRecordings.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void files_are_as_they_have_always_been(String name) throws IOException {
        for (ReportFile file : new CsvFormat().files(CannedRecordings.ALL.get(name))) {
            GoldenFiles.assertMatches("csv/" + name + "." + file.name(), bytes(file));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"})
    void the_default_locale_changes_nothing(String tag) throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(tag));
        try {
            files_are_as_they_have_always_been("normal");
            files_are_as_they_have_always_been("huge");
        } finally {
            Locale.setDefault(before);
        }
    }

    /// Zones in which it is yesterday, today or off by half an hour, and where summer time makes
    /// the hour of the run twice or skips it.
    @ParameterizedTest
    @ValueSource(
            strings = {"Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata", "Europe/Berlin"})
    void the_time_zone_changes_nothing(String zone) throws IOException {
        Recording autumn = startedAt(Instant.parse("2026-10-25T00:59:59.750Z"));
        Recording spring = startedAt(Instant.parse("2026-03-29T00:59:59.750Z"));
        List<byte[]> inAutumn = allBytes(autumn);
        List<byte[]> inSpring = allBytes(spring);
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            for (String name : recordings()) {
                files_are_as_they_have_always_been(name);
            }
            assertThat(allBytes(autumn)).containsExactlyElementsOf(inAutumn);
            assertThat(allBytes(spring)).containsExactlyElementsOf(inSpring);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static Recording startedAt(Instant instant) {
        Recording canned = CannedRecordings.ALL.get("normal");
        return new Recording(
                canned.profile(),
                instant,
                canned.intervals(),
                canned.summary(),
                canned.clean(),
                canned.judgement(),
                canned.environment());
    }

    private static List<byte[]> allBytes(Recording recording) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (ReportFile file : new CsvFormat().files(recording)) {
            all.add(bytes(file));
        }
        return all;
    }

    @Test
    void there_are_five_kinds_of_recordings() {
        assertThat(recordings())
                .containsExactlyInAnyOrder("normal", "empty", "all-failed", "huge", "several");
    }

    static byte[] bytes(ReportFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().writeTo(out);
        return out.toByteArray();
    }

    static byte[] bytes(Recording recording, String fileName) throws IOException {
        for (ReportFile file : new CsvFormat().files(recording)) {
            if (file.name().equals(fileName)) {
                return bytes(file);
            }
        }
        throw new AssertionError("no " + fileName);
    }
}
