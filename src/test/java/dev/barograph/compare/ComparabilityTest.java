package dev.barograph.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.compare.Reason.Kind;
import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Latencies;
import dev.barograph.metrics.LatencyPair;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.RunEvent;
import dev.barograph.metrics.RunJudgement;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Summary;
import dev.barograph.metrics.Times;
import dev.barograph.model.Body;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import dev.barograph.model.Limits;
import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import dev.barograph.model.Stage;
import dev.barograph.model.WeightedRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ComparabilityTest {
    private static final Recording A = MadeRun.seeded(1).end();
    private static final Recording B = MadeRun.seeded(2).end();

    private static Recording with(
            Recording run, Profile profile, Environment environment, Stamp stamp) {
        return new Recording(
                profile,
                run.startedAt(),
                run.intervals(),
                run.summary(),
                run.clean(),
                new RunJudgement(
                        stamp, run.judgement().judgement(), List.of(), 2, run.intervals().size()),
                environment);
    }

    /// With requests that were turned away, and others that waited to be sent when the run ended.
    private static Recording notSent(Recording run, int turnedAway, int waited) {
        long[] nanos = new long[waited];
        Arrays.fill(nanos, 1_000_000_000);
        Times times = run.summary().times();
        Summary summary =
                new Summary(
                        run.summary().tookNanos(),
                        new Counts(
                                721,
                                721 - turnedAway - waited,
                                721 - turnedAway - waited,
                                Map.of(
                                        FailureKind.BACKLOG_FULL, (long) turnedAway,
                                        FailureKind.RUN_ENDED, (long) waited)),
                        0,
                        0,
                        0,
                        new Times(
                                times.ok(),
                                times.failed(),
                                times.timedOut(),
                                new LatencyPair(Latencies.of(nanos), Latencies.EMPTY),
                                times.phases(),
                                times.lag()),
                        List.of());
        return new Recording(
                run.profile(),
                run.startedAt(),
                run.intervals(),
                summary,
                run.clean(),
                run.judgement(),
                run.environment());
    }

    @Test
    void of_requests_that_were_not_sent_it_is_said_which_are_among_the_times() {
        String none =
                "A left out 300 of 721 requests that were due; what they would have taken is in no"
                        + " figure.";
        String bounds =
                "A ended before it sent 24 of 721 requests that were due; they are in the response"
                        + " times as at least as long as they waited.";
        assertThat(Comparability.notes(notSent(A, 300, 24), B)).containsExactly(none, bounds);
        assertThat(Comparability.notes(notSent(A, 300, 0), B)).containsExactly(none);
        assertThat(Comparability.notes(notSent(A, 0, 24), B)).containsExactly(bounds);
    }

    private static Environment other() {
        return new Environment(
                new TreeSet<>(List.of("HTTP/2")),
                new TreeSet<>(),
                A.environment().lookupNanos(),
                "nio",
                1,
                "OpenJDK 64-Bit Server VM 26.0.1",
                "Serial",
                "Windows 11 10.0 amd64",
                8,
                1L << 30);
    }

    @Test
    void two_runs_of_one_profile_on_one_machine_are_comparable() {
        assertThat(Comparability.reasons(A, B)).isEmpty();
        assertThat(Comparability.notes(A, B)).isEmpty();
    }

    @Test
    void what_a_run_that_was_killed_did_not_tell_of_its_machine_is_no_difference() {
        Environment known = A.environment();
        Environment untold =
                new Environment(
                        known.protocols(),
                        known.tls(),
                        known.lookupNanos(),
                        "",
                        0,
                        known.java(),
                        known.collector(),
                        known.os(),
                        known.cores(),
                        known.maxHeapBytes());
        Recording killed = with(B, B.profile(), untold, Stamp.INTERRUPTED);

        assertThat(Comparability.notes(A, killed))
                .isNotEmpty()
                .noneMatch(note -> note.contains("kernel") || note.contains("event loops"));
    }

    @Test
    void everything_that_differs_is_told_at_once_and_no_secret_with_it() {
        Profile profile =
                new Profile(
                        "other",
                        new RequestSpec(
                                "POST",
                                "http://user:secret@127.0.0.1/x",
                                List.of(new Header("Authorization", "secret")),
                                new Body.Text("secret")),
                        new Load(
                                new LoadShape.Closed(
                                        List.of(Stage.hold(1, Duration.ofSeconds(5))))),
                        A.profile().limits());
        List<Reason> reasons =
                Comparability.reasons(A, with(B, profile, other(), Stamp.GENERATOR_LIMITED));

        assertThat(reasons)
                .extracting(Reason::kind)
                .containsExactly(Kind.REQUEST, Kind.LOAD, Kind.PROTOCOL, Kind.HOST, Kind.GENERATOR);
        assertThat(reasons).extracting(Reason::text).noneMatch(text -> text.contains("secret"));
        assertThat(reasons)
                .extracting(Reason::text)
                .contains(
                        "The requests differ: method (GET and POST), address ("
                                + A.profile().request().url()
                                + " and http://***@127.0.0.1/x), headers (none and"
                                + " Authorization: ***), body (0 bytes and 6 bytes).",
                        "The loads differ: open and closed model, stages.",
                        "The protocols differ: HTTP/1.1 and HTTP/2.",
                        "The machines that measured differ: 2 and 8 cores,"
                                + " Linux amd64 and Windows amd64, Java 25 and 26.");
    }

    @Test
    void of_several_requests_each_one_that_differs_is_named_with_both_values() {
        RequestSpec list = request("http://127.0.0.1/list?token=a", new Body.None());
        Profile one =
                several(
                        new WeightedRequest("List", 3, list),
                        new WeightedRequest("Same", 1, list),
                        new WeightedRequest("Gone", 1, list),
                        new WeightedRequest("Send", 1, request("http://127.0.0.1/", text("one"))));
        Profile other =
                several(
                        new WeightedRequest(
                                "List", 1, request("http://127.0.0.1/l", new Body.None())),
                        new WeightedRequest("Send", 1, request("http://127.0.0.1/", text("two"))),
                        new WeightedRequest("Same", 1, list),
                        new WeightedRequest("New", 1, list));

        assertThat(
                        Comparability.reasons(
                                with(A, one, A.environment(), Stamp.VALID),
                                with(B, other, B.environment(), Stamp.VALID)))
                .containsExactly(
                        new Reason(
                                Kind.REQUEST,
                                "The request \"List\" differs: address"
                                        + " (http://127.0.0.1/list?token=*** and"
                                        + " http://127.0.0.1/l), weight (3 and 1)."),
                        new Reason(Kind.REQUEST, "Only A sends the request \"Gone\"."),
                        new Reason(
                                Kind.REQUEST,
                                "The request \"Send\" differs: body (3 bytes in both, but for what"
                                        + " is not shown)."),
                        new Reason(Kind.REQUEST, "Only B sends the request \"New\"."));
    }

    private static RequestSpec request(String url, Body body) {
        return new RequestSpec("GET", url, List.of(), body);
    }

    private static Body text(String text) {
        return new Body.Text(text);
    }

    private static Profile several(WeightedRequest... requests) {
        return new Profile(
                "several",
                List.of(requests),
                A.profile().load(),
                A.profile().limits(),
                List.of(),
                false);
    }

    @Test
    void a_run_that_was_interrupted_or_steered_by_hand_is_no_measure() {
        Recording interrupted = with(A, A.profile(), A.environment(), Stamp.INTERRUPTED);
        Recording steered =
                B.explained(
                        List.of(new RunEvent(5, RunEvent.Kind.LOAD_CHANGED, "200/s to 220/s")),
                        List.of());

        assertThat(Comparability.reasons(interrupted, steered))
                .extracting(Reason::kind)
                .containsExactly(Kind.INTERRUPTED, Kind.LOAD);
    }

    @Test
    void a_run_is_not_compared_with_itself() {
        assertThat(Comparability.reasons(A, A))
                .extracting(Reason::kind)
                .containsExactly(Kind.SAME_RUN);
    }

    @Test
    void refusing_can_be_overruled_and_leaves_its_reasons_in_the_comparison() {
        Recording limited = with(B, B.profile(), B.environment(), Stamp.GENERATOR_LIMITED);

        assertThat(Comparer.compare(A, limited, Margins.standard(), false))
                .isInstanceOf(Outcome.Refused.class);
        Outcome anyway = Comparer.compare(A, limited, Margins.standard(), true);
        assertThat(((Outcome.Made) anyway).comparison().reasons()).hasSize(1);
        assertThat(((Outcome.Made) anyway).comparison().notes())
                .anyMatch(note -> note.startsWith("2 seconds of B"));
    }

    @Test
    void limits_that_a_closed_load_has_no_use_for_are_no_difference_of_it() {
        assertThat(Comparability.reasons(limited(A, 1), limited(B, 2)))
                .extracting(Reason::text)
                .containsExactly("The loads differ: permits, backlog.");

        Recording a = MadeRun.seeded(1).closed(0.1).end();
        Recording b = MadeRun.seeded(2).closed(0.1).end();
        assertThat(Comparability.reasons(limited(a, 1), limited(b, 2))).isEmpty();
    }

    private static Recording limited(Recording run, int most) {
        Profile known = run.profile();
        Limits limits = known.limits();
        Profile changed =
                new Profile(
                        known.name(),
                        known.request(),
                        known.load(),
                        new Limits(
                                limits.connectTimeout(),
                                limits.responseTimeout(),
                                limits.totalTimeout(),
                                limits.drain(),
                                most,
                                most,
                                limits.maxBodyBytes()));
        return with(run, changed, run.environment(), Stamp.VALID);
    }
}
