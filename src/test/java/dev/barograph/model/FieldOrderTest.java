package dev.barograph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldOrderTest {
    @Test
    void fields_come_as_they_stand_in_a_file_whatever_order_they_were_found_in() {
        List<String> inFile =
                List.of(
                        "",
                        "name",
                        "request.method",
                        "request.url",
                        "request.headers[2]",
                        "request.headers[10]",
                        "request.foo",
                        "requests",
                        "requests[0].url",
                        "requests[1].name",
                        "requests[1].weight",
                        "requests[1].url",
                        "load",
                        "load.model",
                        "load.stages",
                        "load.stages[0]",
                        "load.stages[0].to",
                        "load.stages[0].duration",
                        "load.stages[1].from",
                        "load.requests",
                        "limits.drain",
                        "thresholds[0]",
                        "future");
        List<String> found = new ArrayList<>(inFile);
        Collections.shuffle(found, new Random(3));

        found.sort(new FieldOrder());

        assertThat(found).containsExactlyElementsOf(inFile);
    }
}
