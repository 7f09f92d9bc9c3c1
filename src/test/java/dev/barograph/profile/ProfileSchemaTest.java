package dev.barograph.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProfileSchemaTest {
    private static final Path SAMPLES = Path.of("src/test/resources/profiles");

    private final Schema schema;

    ProfileSchemaTest() throws IOException {
        schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(Path.of("docs/profile.schema.json")),
                                InputFormat.JSON);
    }

    @Test
    void every_kept_sample_fits_the_schema_and_loads_ready_to_run() throws IOException {
        List<Path> samples;
        try (Stream<Path> files = Files.list(SAMPLES)) {
            samples = files.sorted().toList();
        }
        assertThat(samples).hasSizeGreaterThanOrEqualTo(3);
        for (Path sample : samples) {
            assertThat(violations(Files.readString(sample), format(sample)))
                    .as("%s", sample)
                    .isEmpty();
            assertThat(new ProfileStore().load(sample))
                    .isInstanceOfSatisfying(
                            LoadResult.Loaded.class,
                            loaded -> {
                                assertThat(loaded.problems()).isEmpty();
                                assertThat(loaded.notes()).isEmpty();
                            });
        }
    }

    @Test
    void a_list_of_requests_fits_if_each_has_a_name_or_is_alone() {
        String good = ProfileYaml.write(Profiles.plain());
        String one = "requests:\n- method: GET\n";
        assertThat(violations(good.replace("request:\n  method: GET\n", one))).isEmpty();
        String two =
                "requests:\n- {name: a, url: 'http://127.0.0.1:8080/'}\n- name: b\n  weight: 2\n";
        assertThat(violations(good.replace("request:\n  method: GET\n", two))).isEmpty();
    }

    @Test
    void every_written_profile_fits_the_schema() {
        for (long seed = 0; seed < 300; seed++) {
            String text = ProfileYaml.write(Profiles.runnable(new Random(seed)));
            assertThat(violations(text)).as(text).isEmpty();
        }
    }

    @Test
    void the_schema_refuses_what_the_reader_refuses() {
        String good = ProfileYaml.write(Profiles.plain());
        assertThat(violations(good)).isEmpty();
        for (String[] change :
                new String[][] {
                    {"schemaVersion: 1", "schemaVersion: 2"},
                    {"model: closed", "model: half"},
                    {"{level: 10, duration: 30s}", "{level: 10, from: 1, to: 2, duration: 30s}"},
                    {"{level: 10, duration: 30s}", "{from: 1, duration: 30s}"},
                    {"{level: 10, duration: 30s}", "{level: 10, duration: 30}"},
                    {"{level: 10, duration: 30s}", "{level: ten, duration: 30s}"},
                    {"permits: 1000", "permits: 0"},
                    {"limits:\n", "samples: 1\nlimits:\n"},
                    {"limits:\n", "samples: 'true'\nlimits:\n"},
                    {"limits:\n", "thresholds: p99 < 1s\nlimits:\n"},
                    {"limits:\n", "thresholds: [p98 < 1s]\nlimits:\n"},
                    {"limits:\n", "thresholds: [p99 < 1]\nlimits:\n"},
                    {"limits:\n", "thresholds: [errors < 1s]\nlimits:\n"},
                    {"limits:\n", "thresholds: [service errors < 1%]\nlimits:\n"},
                    {"limits:\n", "thresholds: [{p99: 1s}]\nlimits:\n"},
                    {"name: plain\n", ""},
                    {"request:\n", "requests:\n"},
                    {"request:\n", "requests: []\nrequest:\n"},
                    {"request:\n  method: GET\n", "requests:\n- weight: 0\n"},
                    {"request:\n  method: GET\n", "requests:\n- weight: 1.5\n"},
                    {
                        "request:\n  method: GET\n",
                        "requests:\n- url: http://127.0.0.1:8080/\n- method: GET\n"
                    },
                }) {
            String bad = good.replace(change[0], change[1]);
            assertThat(bad).isNotEqualTo(good);
            assertThat(violations(bad)).as(bad).isNotEmpty();
            Reading reading =
                    ProfileYaml.read(bad.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(reading instanceof Reading.Complete c && c.problems().isEmpty())
                    .as(bad)
                    .isFalse();
        }
    }

    private List<Error> violations(String text) {
        return violations(text, InputFormat.YAML);
    }

    private List<Error> violations(String text, InputFormat format) {
        return schema.validate(text, format);
    }

    private static InputFormat format(Path sample) {
        return sample.toString().endsWith(".json") ? InputFormat.JSON : InputFormat.YAML;
    }
}
