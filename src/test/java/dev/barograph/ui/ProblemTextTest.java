package dev.barograph.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Problem;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
    @Test
    void a_sentence_that_does_not_name_its_field_gets_the_name_in_front() {
        assertThat(ProblemText.of(new Problem("limits.totalTimeout", "\"abc\" is not a duration.")))
                .isEqualTo("Total timeout: \"abc\" is not a duration.");
        assertThat(ProblemText.of(new Problem("load.stages[1].to", "\"x\" is not a number.")))
                .isEqualTo("Stage 2: \"x\" is not a number.");
        assertThat(ProblemText.of(new Problem("requests[2].url", "Type the address.")))
                .isEqualTo("Request 3: Type the address.");
    }

    @Test
    void a_sentence_that_names_its_field_stays_as_it_is() {
        assertThat(ProblemText.of(new Problem("limits.permits", "Permits must lie in a range.")))
                .isEqualTo("Permits must lie in a range.");
        assertThat(ProblemText.of(new Problem("request.url", "Type the address.")))
                .isEqualTo("Type the address.");
        assertThat(ProblemText.of(new Problem("elsewhere", "Odd."))).isEqualTo("Odd.");
    }
}
