package dev.barograph.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.model.Load;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The tool's own floor: how late requests leave when nothing is in their way.
@Tag("accuracy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScheduleLagTest {
    private static final double MOST_MILLIS = 2;

    /// How late requests left, and how late this machine was at anything meanwhile.
    private record Lateness(Fitness requests, Fitness fitness) implements Fitness.Judged {
        @Override
        public String toString() {
            return "requests late by p99 = %.3f ms, %s".formatted(requests.lagP99Millis(), fitness);
        }
    }

    @BeforeAll
    void warmUp() throws Exception {
        WarmedUp.now();
    }

    /// A machine that is itself later than that is not idle, and unfit.
    @Test
    void an_idle_generator_is_late_by_less_than_2_ms_at_p99() throws Exception {
        Lateness it = Fitness.require("schedule lag when idle", ScheduleLagTest::idle);
        assertThat(it.requests.lagP99Millis()).as("%s", it).isLessThan(MOST_MILLIS);
    }

    private static Lateness idle() throws Exception {
        Load load =
                new Load(
                        new LoadShape.Open(
                                List.of(Stage.hold(500, Duration.ofSeconds(4))),
                                new Spacing.Even()));
        try (TruthServer server = TruthServer.start((_, arrived) -> arrived);
                HiccupProbe probe = HiccupProbe.start()) {
            RealRun run = RealRun.of(RealRun.profile(server.url(), load, 100));
            assertThat(run.samples()).hasSize(2_000);
            Fitness machine = probe.fitness();
            return new Lateness(
                    Fitness.ofLags(
                            run.samples().stream()
                                    .mapToLong(sample -> sample.sentNanos() - sample.dueNanos())),
                    machine.atMost("lag p99", machine.lagP99Millis(), MOST_MILLIS));
        }
    }
}
