package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestPathTest {
    @Test
    void a_request_is_found_alone_and_in_a_list() {
        assertThat(RequestPath.of("request.url")).contains(new RequestPath(0, "url"));
        assertThat(RequestPath.of("requests[7].headers[2]"))
                .contains(new RequestPath(7, "headers[2]"));
        assertThat(RequestPath.of("requests[7]")).contains(new RequestPath(7, ""));
    }

    @Test
    void a_path_that_leads_elsewhere_is_none() {
        assertThat(RequestPath.of("requests")).isEmpty();
        assertThat(RequestPath.of("load.requests")).isEmpty();
        assertThat(RequestPath.of("requests[99999999999].url")).isEmpty();
    }
}
