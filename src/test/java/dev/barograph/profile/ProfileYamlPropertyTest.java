package dev.barograph.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileYamlPropertyTest {
    private static final Path GOOD = Path.of("src/test/resources/profiles/v1-open-ramp.yaml");

    @Test
    void reading_what_was_written_gives_an_equal_profile() {
        for (long seed = 0; seed < 5_000; seed++) {
            var profile = Profiles.odd(new Random(seed));
            String text = ProfileYaml.write(profile);
            Reading reading = ProfileYaml.read(text.getBytes(StandardCharsets.UTF_8));
            assertThat(reading)
                    .as("seed %d:\n%s", seed, text)
                    .isInstanceOfSatisfying(
                            Reading.Complete.class,
                            c -> {
                                assertThat(c.profile()).isEqualTo(profile);
                                assertThat(c.notes()).isEmpty();
                            });
        }
    }

    @Test
    void a_file_cut_off_anywhere_is_a_result_and_never_an_exception() throws IOException {
        byte[] good = Files.readAllBytes(GOOD);
        for (int length = 0; length < good.length; length++) {
            assertIsAResult(Arrays.copyOf(good, length));
        }
    }

    @Test
    void a_file_with_damaged_bytes_is_a_result_and_never_an_exception() throws IOException {
        byte[] good = Files.readAllBytes(GOOD);
        for (int at = 0; at < good.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] damaged = good.clone();
                damaged[at] ^= (byte) (1 << bit);
                assertIsAResult(damaged);
            }
        }
        String marks = "{}[]:,-?!&*|>%@`'\"#\t\n \\~0";
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = good.clone();
            for (int n = random.nextInt(1, 8); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] =
                        (byte) marks.charAt(random.nextInt(marks.length()));
            }
            assertIsAResult(damaged);
        }
    }

    @Test
    void noise_is_a_result_and_never_an_exception() {
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            if (random.nextBoolean()) {
                for (int k = 0; k < noise.length; k++) {
                    noise[k] = (byte) (noise[k] & 0x7f);
                }
            }
            assertIsAResult(noise);
        }
    }

    private static void assertIsAResult(byte[] bytes) {
        switch (ProfileYaml.read(bytes)) {
            case Reading.Complete c -> assertThat(c.profile()).isNotNull();
            case Reading.Broken b -> {
                assertThat(b.problems()).isNotEmpty();
                assertThat(b.problems()).allSatisfy(p -> assertThat(p.message()).isNotBlank());
            }
        }
    }
}
