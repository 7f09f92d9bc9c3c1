package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestNamesTest {
    @Test
    void a_request_is_named_after_method_and_path_without_what_may_be_secret() {
        assertThat(RequestNames.of(RequestDraft.get("http://u:pw@h:1/a/b?token=x#f"), List.of()))
                .isEqualTo("GET /a/b");
        assertThat(RequestNames.of(RequestDraft.get("https://h"), List.of())).isEqualTo("GET /");
        assertThat(RequestNames.of(RequestDraft.get("no address"), List.of())).isEqualTo("GET /");
        assertThat(RequestNames.of(RequestDraft.get("http://h/" + "a".repeat(100)), List.of()))
                .hasSize(40)
                .endsWith("…");
    }

    @Test
    void two_names_are_never_alike() {
        RequestDraft draft = RequestDraft.get("http://h/a");
        assertThat(RequestNames.of(draft, List.of("GET /a", "GET /a 2"))).isEqualTo("GET /a 3");
    }

    @Test
    void a_copy_counts_on_from_the_name_of_its_original() {
        RequestDraft draft = RequestDraft.get("http://h/a");
        assertThat(RequestNames.ofCopy(named(draft, "Orders"), List.of("Orders")))
                .isEqualTo("Orders 2");
        assertThat(RequestNames.ofCopy(named(draft, "Orders 2"), List.of("Orders", "Orders 2")))
                .isEqualTo("Orders 3");
        assertThat(RequestNames.ofCopy(named(draft, "GET /a"), List.of("GET /a")))
                .isEqualTo("GET /a 2");
        assertThat(RequestNames.ofCopy(named(draft, " "), List.of(" "))).isEqualTo("GET /a");
    }

    @Test
    void a_given_name_is_told_from_a_typed_one() {
        RequestDraft draft = RequestDraft.get("http://h/a");
        assertThat(RequestNames.isGiven(named(draft, "GET /a"))).isTrue();
        assertThat(RequestNames.isGiven(named(draft, "GET /a 12"))).isTrue();
        assertThat(RequestNames.isGiven(named(draft, "GET /ab"))).isFalse();
        assertThat(RequestNames.isGiven(named(draft, "Orders"))).isFalse();
    }

    @Test
    void the_origin_of_an_address_is_what_another_request_begins_with() {
        assertThat(RequestNames.origin("https://shop.test:8443/a?b"))
                .isEqualTo("https://shop.test:8443/");
        assertThat(RequestNames.origin("/a")).isEmpty();
        assertThat(RequestNames.origin("http://a b/")).isEmpty();
    }

    private static RequestDraft named(RequestDraft draft, String name) {
        return draft.with(RequestField.NAME, name);
    }
}
