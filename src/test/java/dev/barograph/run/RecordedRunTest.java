package dev.barograph.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.demo.DemoServer;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.Stamp;
import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.record.Ending;
import dev.barograph.record.KeptRun;
import dev.barograph.record.RunFile;
import dev.barograph.record.RunHistory;
import dev.barograph.report.ReportFile;
import dev.barograph.report.ReportFormat;
import dev.barograph.report.ReportFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {
    @TempDir Path folder;

    private final DemoServer target = DemoServer.start(0);

    @AfterEach
    void close() {
        target.close();
    }

    @Test
    void a_run_is_kept_and_every_report_of_it_has_the_same_bytes_as_at_its_end() throws Exception {
        RunResult result = result(folder.resolve("runs"));

        KeptRun kept = RunFile.open(result.kept().orElseThrow().file());
        assertThat(kept.id()).isEqualTo(result.kept().get().id());
        assertThat(kept.ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(kept.damage()).isEmpty();
        assertThat(kept.recording())
                .usingRecursiveComparison()
                // Worked out when first asked for.
                .ignoringFieldsMatchingRegexes(".*shownNanos")
                .isEqualTo(result.recording());
        assertThat(kept.recording().summary().counts().ok()).isGreaterThan(100);
        for (ReportFormat format : ReportFormats.ALL) {
            List<ReportFile> before = format.files(result.recording());
            List<ReportFile> after = format.files(kept.recording());
            for (int i = 0; i < before.size(); i++) {
                assertThat(bytes(after.get(i))).isEqualTo(bytes(before.get(i)));
            }
        }
    }

    @Test
    void a_run_whose_record_cannot_be_begun_goes_on_and_says_so() throws Exception {
        Path inTheWay = Files.writeString(folder.resolve("runs"), "a file");

        RunResult result = result(inTheWay);

        assertThat(result.kept()).isEmpty();
        assertThat(result.end()).isEqualTo(RunEnd.COMPLETED);
        assertThat(result.recording().summary().counts().ok()).isGreaterThan(100);
        assertThat(result.recording().judgement().stamp()).isNotEqualTo(Stamp.VALID);
        assertThat(result.recording().judgement().notes())
                .anyMatch(note -> note.contains("incomplete from 0.0 s"));
        assertThat(result.recording().events())
                .extracting(RunEvent::kind)
                .filteredOn(kind -> kind == RunEvent.Kind.RECORD_INCOMPLETE)
                .as("said once, whatever else this machine did meanwhile")
                .hasSize(1);
        assertThat(inTheWay).hasContent("a file");
    }

    private RunResult result(Path history) throws Exception {
        LoadShape shape =
                new LoadShape.Open(
                        List.of(Stage.hold(200, Duration.ofSeconds(2))), new Spacing.Even());
        Profile profile =
                new Profile(
                        "../../Größe: a?b#c%41",
                        new RequestSpec("GET", target.url() + "/ok", List.of(), new Body.None()),
                        new Load(shape),
                        Limits.DEFAULT);
        return new LocalRunService(
                        new LocalCalibrations(folder.resolve("settings")),
                        Optional.of(new RunHistory(history)))
                .start(profile)
                .result()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static byte[] bytes(ReportFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.content().writeTo(out);
        return out.toByteArray();
    }
}
