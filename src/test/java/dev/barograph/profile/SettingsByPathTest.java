package dev.barograph.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.Profile;
import dev.barograph.model.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Fields that are set beside the file, `limits.drain=1s`.
class SettingsByPathTest {
    @Test
    void settings_change_fields_by_path() {
        Reading.Complete reading =
                (Reading.Complete)
                        ProfileYaml.read(
                                Readings.GOOD.getBytes(StandardCharsets.UTF_8),
                                List.of(
                                        new Setting("limits.responseTimeout", "2s"),
                                        new Setting("load.stages[0].level", "100.5"),
                                        new Setting("load.stages[1].level", "7"),
                                        new Setting("load.stages[1].duration", "1s"),
                                        new Setting("request.headers[0].Accept", "a: #b"),
                                        new Setting("request.body", "[x]"),
                                        new Setting("load.requests", "12")));
        assertThat(reading.problems()).isEmpty();
        Profile profile = reading.profile();
        assertThat(profile.limits().responseTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(profile.load().shape().stages())
                .containsExactly(
                        Stage.hold(100.5, Duration.ofSeconds(30)),
                        Stage.hold(7, Duration.ofSeconds(1)));
        assertThat(profile.request().headers()).containsExactly(new Header("Accept", "a: #b"));
        assertThat(profile.request().body()).isEqualTo(new Body.Text("[x]"));
        assertThat(profile.load().maxRequests()).isEqualTo(OptionalLong.of(12));
    }

    @Test
    void a_setting_that_names_no_field_is_a_problem() {
        Reading reading =
                ProfileYaml.with(
                        Readings.complete(Readings.GOOD).profile(),
                        List.of(
                                new Setting("limits.totalTimout", "2s"),
                                new Setting("load.stages[5].level", "1"),
                                new Setting("limits.permits", "x")));
        assertThat(((Reading.Broken) reading).problems())
                .extracting(FileProblem::field)
                .containsExactlyInAnyOrder(
                        "limits.totalTimout", "load.stages[5].level", "limits.permits");
        assertThat(((Reading.Broken) reading).problems())
                .allSatisfy(p -> assertThat(p.place()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "=b", "a..b=1", "a[x]=1", "[0]=1", ".a=1", "a]=1", "a[0]b=1"})
    void a_setting_is_a_path_and_a_value(String text) {
        assertThat(Setting.parse(text)).isEmpty();
    }
}
