package dev.barograph.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.Threshold;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProfileYamlTest {
    @Test
    void a_row_for_every_request_is_asked_for_by_one_line_and_costs_none_otherwise() {
        Profile plain = Readings.complete(Readings.GOOD.getBytes(StandardCharsets.UTF_8)).profile();
        assertThat(plain.samples()).isFalse();
        assertThat(ProfileYaml.write(plain)).doesNotContain("samples");

        Profile asked =
                Readings.complete(
                                (Readings.GOOD + "samples: true\n")
                                        .getBytes(StandardCharsets.UTF_8))
                        .profile();
        assertThat(asked).isEqualTo(plain.withSamples(true));
        assertThat(ProfileYaml.write(asked)).endsWith("\nsamples: true\n");
        assertThat(ProfileYaml.write(asked.withSamples(false))).isEqualTo(ProfileYaml.write(plain));
        assertThat(ProfileYaml.with(plain, List.of(new Setting("samples", "true"))))
                .isInstanceOfSatisfying(
                        Reading.Complete.class, set -> assertThat(set.profile()).isEqualTo(asked));
    }

    @Test
    void thresholds_are_one_line_each_and_cost_none_otherwise() {
        Profile plain = Readings.complete(Readings.GOOD.getBytes(StandardCharsets.UTF_8)).profile();
        assertThat(plain.thresholds()).isEmpty();
        assertThat(ProfileYaml.write(plain)).doesNotContain("thresholds");

        String lines = "thresholds:\n  - p99 < 300ms\n  - service p50 < 5ms\n  - errors < 1%\n";
        Profile bounded =
                Readings.complete((Readings.GOOD + lines).getBytes(StandardCharsets.UTF_8))
                        .profile();
        assertThat(bounded.thresholds())
                .extracting(Threshold::text)
                .containsExactly("p99 < 300ms", "service p50 < 5ms", "errors < 1%");
        assertThat(ProfileYaml.write(bounded)).endsWith(lines);
        assertThat(bounded.withThresholds(List.of())).isEqualTo(plain);
        assertThat(
                        Readings.complete(
                                        (Readings.GOOD + "thresholds:\n")
                                                .getBytes(StandardCharsets.UTF_8))
                                .profile())
                .isEqualTo(plain);
    }

    @Test
    void every_field_of_a_full_file_is_read() throws IOException {
        Profile profile =
                Readings.complete(
                                Files.readAllBytes(
                                        Path.of("src/test/resources/profiles/v1-open-ramp.yaml")))
                        .profile();
        assertThat(profile.name()).isEqualTo("Orders, steady");
        assertThat(profile.request().method()).isEqualTo("POST");
        assertThat(profile.request().headers())
                .containsExactly(
                        new Header("Accept", "application/json"),
                        new Header("Content-Type", "text/plain; charset=utf-8"),
                        new Header("X-Count", "12"));
        assertThat(profile.request().body())
                .isEqualTo(new Body.Text("{\n  \"item\": \"Käse\",\n  \"count\": 2\n}\n"));
        assertThat(profile.load().shape())
                .isEqualTo(
                        new LoadShape.Open(
                                List.of(
                                        Stage.ramp(0, 200, Duration.ofSeconds(10)),
                                        Stage.hold(200.5, Duration.ofSeconds(90))),
                                new Spacing.Poisson(7)));
        assertThat(profile.load().maxRequests()).isEqualTo(OptionalLong.of(5000));
        assertThat(profile.limits())
                .isEqualTo(
                        new Limits(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(15),
                                Duration.ZERO,
                                200,
                                1000,
                                1_048_576));
    }

    @Test
    void what_is_left_out_takes_its_usual_value() {
        Profile profile = Readings.complete(Readings.GOOD).profile();
        assertThat(profile.request().method()).isEqualTo("GET");
        assertThat(profile.request().body()).isEqualTo(new Body.None());
        assertThat(profile.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(((LoadShape.Open) profile.load().shape()).spacing())
                .isEqualTo(new Spacing.Even());
    }

    @Test
    void the_written_form_is_small_and_says_everything() {
        assertThat(ProfileYaml.write(Readings.complete(Readings.GOOD).profile()))
                .isEqualTo(
                        """
                        schemaVersion: 1
                        name: a
                        request:
                          method: GET
                          url: http://127.0.0.1:8080/
                        load:
                          model: open
                          spacing: even
                          stages:
                            - {level: 10, duration: 30s}
                        limits:
                          connectTimeout: 5s
                          responseTimeout: 30s
                          totalTimeout: 30s
                          drain: 5s
                          permits: 1000
                          backlog: 100000
                          maxBodyBytes: 67108864
                        """);
    }

    @Test
    void a_changed_field_is_a_changed_line() throws IOException {
        byte[] sample =
                Files.readAllBytes(Path.of("src/test/resources/profiles/v1-open-ramp.yaml"));
        Profile before = Readings.complete(sample).profile();
        Profile after =
                ((Reading.Complete)
                                ProfileYaml.with(
                                        before, List.of(new Setting("limits.drain", "9s"))))
                        .profile();
        List<String> old = ProfileYaml.write(before).lines().toList();
        List<String> now = ProfileYaml.write(after).lines().toList();
        assertThat(now).hasSameSizeAs(old);
        assertThat(now.stream().filter(line -> !old.contains(line))).containsExactly("  drain: 9s");
    }

    @Test
    void a_seed_may_have_all_64_bits_and_what_has_more_is_called_too_large() {
        String poisson =
                Readings.GOOD.replace("model: open", "model: open\n  spacing: poisson\n  seed: %s");
        for (long seed : new long[] {Long.MAX_VALUE, Long.MIN_VALUE}) {
            Profile profile = Readings.complete(poisson.formatted(Long.toString(seed))).profile();
            assertThat(profile.load().shape())
                    .isInstanceOfSatisfying(
                            LoadShape.Open.class,
                            open ->
                                    assertThat(open.spacing())
                                            .isEqualTo(new Spacing.Poisson(seed)));
            assertThat(Readings.complete(ProfileYaml.write(profile)).profile()).isEqualTo(profile);
        }
        assertThat(Readings.broken(poisson.formatted("9223372036854775808")))
                .extracting(FileProblem::text)
                .containsExactly(
                        "load.seed (line 8): \"9223372036854775808\" is too large: it takes more than"
                                + " 64 bits.");
    }

    @Test
    void a_body_as_long_as_may_be_comes_back_whatever_it_takes_to_write_it() {
        for (String piece : List.of("1,2,3\r\n", "\\", "\u200f ", "漢\u0085", "a  \t")) {
            String body = piece.repeat(1_000_000 / piece.length());
            Profile plain = Readings.complete(Readings.GOOD).profile();
            RequestSpec get = plain.request();
            Profile lengthy =
                    new Profile(
                            plain.name(),
                            new RequestSpec(
                                    get.method(), get.url(), get.headers(), new Body.Text(body)),
                            plain.load(),
                            plain.limits());

            assertThat(
                            ProfileYaml.read(
                                    ProfileYaml.write(lengthy).getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            Reading.Complete.class,
                            read ->
                                    assertThat(
                                                    read.profile()
                                                            .request()
                                                            .body()
                                                            .equals(new Body.Text(body)))
                                            .isTrue());
        }
    }

    @Test
    void a_byte_order_mark_before_json_with_tabs_means_nothing() {
        String json =
                """
                {
                \t"schemaVersion": 1,
                \t"name": "a",
                \t"request": {
                \t\t"url": "http://127.0.0.1:8080/"
                \t},
                \t"load": {"model": "open", "stages": [{"level": 10, "duration": "30s"}]}
                }
                """;
        Profile plain = Readings.complete(json).profile();

        assertThat(Readings.complete("\uFEFF" + json).profile()).isEqualTo(plain);
        assertThat(Readings.complete("\uFEFF" + Readings.GOOD).profile()).isEqualTo(plain);
    }
}
