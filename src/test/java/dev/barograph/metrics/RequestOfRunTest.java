package dev.barograph.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Body;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestOfRunTest {
    private static final RequestSpec SPEC =
            new RequestSpec("GET", "http://127.0.0.1:1/", List.of(), new Body.None());
    private static final LoadShape OPEN =
            new LoadShape.Open(List.of(Stage.hold(40, Duration.ofSeconds(9))), new Spacing.Even());
    private static final LoadShape CLOSED =
            new LoadShape.Closed(List.of(Stage.hold(4, Duration.ofSeconds(9))));

    @Test
    void a_single_request_is_no_part_of_anything() {
        Profile one = new Profile("P", SPEC, new Load(OPEN), Limits.DEFAULT);
        assertThat(RequestOfRun.of(one)).isEmpty();
    }

    @Test
    void each_of_several_has_the_share_of_its_weight() {
        assertThat(RequestOfRun.of(two(OPEN)))
                .containsExactly(
                        new RequestOfRun(0, "A", 0.75, true), new RequestOfRun(1, "B", 0.25, true));
    }

    @Test
    void in_the_open_model_it_was_asked_for_its_share_of_what_became_due() {
        RequestOfRun b = RequestOfRun.of(two(OPEN)).get(1);
        assertThat(b.asked(40, counts(7))).isEqualTo(10);
    }

    @Test
    void in_the_closed_model_it_was_asked_for_what_it_sent() {
        RequestOfRun b = RequestOfRun.of(two(CLOSED)).get(1);
        assertThat(b.asked(40, counts(7))).isEqualTo(7);
    }

    @Test
    void its_part_of_a_run_grows_with_the_run_and_older_parts_stay_as_they_were() {
        RequestOfRun b = RequestOfRun.of(two(OPEN)).get(1);
        List<Interval> run = new ArrayList<>();
        run.add(interval(0, 3, 1));
        List<Interval> first = b.partOf(List.copyOf(run));
        run.add(interval(1, 5, 2));
        List<Interval> both = b.partOf(List.copyOf(run));
        assertThat(first).hasSize(1);
        assertThat(both).extracting(each -> each.counts().sent()).containsExactly(1L, 2L);
        assertThat(both).extracting(Interval::inFlight).containsOnly(6);
        assertThat(both.subList(0, 1)).isEqualTo(first);
    }

    private static Profile two(LoadShape shape) {
        return new Profile(
                "P",
                List.of(new WeightedRequest("A", 3, SPEC), new WeightedRequest("B", 1, SPEC)),
                new Load(shape),
                Limits.DEFAULT,
                List.of(),
                false);
    }

    private static Counts counts(long sent) {
        return new Counts(sent, sent, sent, Map.of());
    }

    private static Interval interval(int index, long a, long b) {
        return new Interval(
                index,
                index * 1_000_000_000L,
                1_000_000_000L,
                0,
                40,
                counts(a + b),
                6,
                10,
                0,
                0,
                0,
                0,
                0,
                Times.EMPTY,
                Optional.empty(),
                Judgement.NONE,
                List.of(part(a), part(b)));
    }

    private static RequestPart part(long sent) {
        return new RequestPart(counts(sent), 0, 0, 0, Times.EMPTY);
    }
}
