package dev.barograph.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.ErrorRow;
import dev.barograph.metrics.Interval;
import dev.barograph.metrics.Judgement;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.RequestPart;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.FailureKind;
import dev.barograph.record.OutcomeRows.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CutOffTest {
    private static final long S = 1_000_000_000;

    @Test
    void what_was_awaited_is_cancelled_or_not_sent_and_has_lasted_as_long_as_the_record_tells() {
        // 10 due a second; of 30 due 25 were sent and 8 answered: 5 wait and 17 are in flight.
        List<Interval> run =
                List.of(
                        interval(0, counts(10, 10, 8)),
                        interval(1, counts(10, 10, 0)),
                        interval(2, counts(10, 5, 0)));

        CutOff cut = CutOff.of(run, Errors.NONE);

        Summary summary = cut.errors().summary(cut.intervals());
        assertThat(summary.counts().conserved()).isTrue();
        assertThat(summary.counts().cancelled()).isEqualTo(17);
        assertThat(summary.counts().of(FailureKind.RUN_ENDED)).isEqualTo(5);
        assertThat(cut.intervals().subList(0, 2)).isEqualTo(run.subList(0, 2));
        // Due last: 10 in the last second, 10 in the one before, 2 in the first.
        Times times = summary.times();
        assertThat(times.response().censored()).isEqualTo(22);
        assertThat(buckets(times.unfinished().response())).containsExactly(10L, 10L, 2L);
        assertThat(times.unfinished().response().maxNanos()).hasValue(2 * S);
        assertThat(times.response().exactBelowNanos()).hasValue(0);
        // Sent last: 5 in the last second, 10 in the one before, 2 in the first.
        assertThat(buckets(times.unfinished().service())).containsExactly(5L, 10L, 2L);
        assertThat(times.queue().censored()).isEqualTo(5);
        assertThat(cut.note().orElseThrow())
                .contains("17 in flight (cancelled) and 5 waiting (not sent)");
        assertThat(summary.errors())
                .extracting(ErrorRow::kind)
                .containsExactly(FailureKind.CANCELLED, FailureKind.RUN_ENDED);
        assertThat(summary.errors().getFirst().lastSeenNanos()).isEqualTo(3 * S);
    }

    @Test
    void of_several_requests_each_has_its_own_and_what_was_not_chosen_yet_is_of_none() {
        RequestPart one = part(counts(6, 6, 4));
        RequestPart other = part(counts(3, 3, 3));
        Interval only = interval(0, counts(12, 9, 7), one, other);
        Errors errors = new Errors(List.of(), List.of(List.of(), List.of()));

        CutOff cut = CutOff.of(List.of(only), errors);

        Summary summary = cut.errors().summary(cut.intervals());
        assertThat(summary.counts().conserved()).isTrue();
        assertThat(summary.counts().cancelled()).isEqualTo(2);
        assertThat(summary.counts().notSent()).isEqualTo(3);
        assertThat(summary.times().response().censored()).isEqualTo(5);
        assertThat(summary.times().service().censored()).isEqualTo(2);
        assertThat(summary.parts()).allMatch(each -> each.counts().conserved());
        assertThat(summary.parts())
                .extracting(each -> each.counts().cancelled())
                .containsExactly(2L, 0L);
        assertThat(summary.parts().getFirst().errors()).hasSize(1);
        assertThat(summary.parts().getLast().errors()).isEmpty();
    }

    @Test
    void a_failure_that_had_happened_before_is_counted_on() {
        ErrorRow before = new ErrorRow(FailureKind.CANCELLED, 1, S / 2, S / 2, "Given up");
        ErrorRow reset = new ErrorRow(FailureKind.RESET, 2, 0, 0, "Reset");
        Counts counts =
                new Counts(10, 10, 3, Map.of(FailureKind.CANCELLED, 1L, FailureKind.RESET, 2L));

        CutOff cut =
                CutOff.of(
                        List.of(interval(0, counts)),
                        new Errors(List.of(reset, before), List.of()));

        assertThat(cut.errors().whole())
                .containsExactly(
                        new ErrorRow(FailureKind.CANCELLED, 5, S / 2, S, "Given up"), reset);
    }

    @Test
    void a_record_that_awaits_nothing_or_makes_no_sense_stays_as_it_is() {
        List<Interval> done = List.of(interval(0, counts(10, 10, 10)));
        List<Interval> odd = List.of(interval(0, counts(10, 10, 11)));
        List<Interval> absurd = List.of(interval(0, counts(Long.MAX_VALUE, 10, 10)));
        List<Interval> oddPart =
                List.of(
                        interval(
                                0,
                                counts(10, 10, 8),
                                part(counts(1, 1, 2)),
                                part(counts(9, 9, 6))));
        for (List<Interval> run : List.of(List.<Interval>of(), done, odd, absurd, oddPart)) {
            CutOff cut = CutOff.of(run, Errors.NONE);
            assertThat(cut).isEqualTo(CutOff.none(run, Errors.NONE));
            assertThat(cut.note()).isEmpty();
        }
    }

    private static List<Long> buckets(Latencies times) {
        List<Long> counts = new ArrayList<>();
        times.forEachBucket((upperEdgeNanos, count) -> counts.add(count));
        return counts;
    }

    private static Counts counts(long scheduled, long sent, long ok) {
        return new Counts(scheduled, sent, ok, Map.of());
    }

    private static RequestPart part(Counts counts) {
        return new RequestPart(counts, 0, 0, 0, Times.EMPTY);
    }

    private static Interval interval(int index, Counts counts, RequestPart... parts) {
        return new Interval(
                index,
                index * S,
                S,
                0,
                10,
                counts,
                0,
                20,
                0,
                0,
                0,
                0,
                0,
                Times.EMPTY,
                Optional.empty(),
                Judgement.NONE,
                List.of(parts));
    }
}
