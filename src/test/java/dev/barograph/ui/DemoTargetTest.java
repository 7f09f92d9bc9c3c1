package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoTargetTest {
    private final DemoTarget moved =
            new DemoTarget("http://127.0.0.1:4711", "http://127.0.0.1:18080");

    @Test
    void an_address_at_the_usual_target_is_the_same_at_the_one_of_this_window() {
        assertThat(moved.moved("http://127.0.0.1:18080/ok?a=b"))
                .contains("http://127.0.0.1:4711/ok?a=b");
        assertThat(moved.moved("http://127.0.0.1:18080")).contains("http://127.0.0.1:4711");
        assertThat(moved.moved("http://127.0.0.1:18080?x")).contains("http://127.0.0.1:4711?x");
    }

    @Test
    void other_addresses_are_left_alone() {
        assertThat(moved.moved("http://127.0.0.1:180801/ok")).isEmpty();
        assertThat(moved.moved("http://127.0.0.1:8080/ok")).isEmpty();
        assertThat(DemoTarget.at("http://127.0.0.1:18080").moved("http://127.0.0.1:18080/ok"))
                .isEmpty();
    }
}
