package dev.barograph.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A profile that is read well, and what becomes of texts that are read.
final class Readings {
    static final String GOOD =
            """
            schemaVersion: 1
            name: a
            request:
              url: http://127.0.0.1:8080/
            load:
              model: open
              stages:
                - {level: 10, duration: 30s}
            """;

    private Readings() {}

    static Reading.Complete complete(String text) {
        return complete(text.getBytes(StandardCharsets.UTF_8));
    }

    static Reading.Complete complete(byte[] bytes) {
        Reading reading = ProfileYaml.read(bytes);
        assertThat(reading).isInstanceOf(Reading.Complete.class);
        return (Reading.Complete) reading;
    }

    static List<FileProblem> broken(String text) {
        Reading reading = ProfileYaml.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Broken.class);
        return ((Reading.Broken) reading).problems();
    }
}
