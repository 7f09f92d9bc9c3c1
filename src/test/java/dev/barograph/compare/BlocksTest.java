package dev.barograph.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.metrics.Recording;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static Blocks blocks(Recording run) {
        return Blocks.of(RunSeconds.of(run, Comparer.NAMED));
    }

    @Test
    void seconds_that_depend_on_each_other_stay_together() {
        Blocks steady = blocks(MadeRun.seeded(3).lasting(600).perSecond(20).end());
        Blocks wandering =
                blocks(MadeRun.seeded(3).lasting(600).perSecond(20).wandering(0.95, 0.2).end());

        assertThat(steady.length()).isEqualTo(5);
        assertThat(steady.count()).isBetween(100, BlockLength.MOST_BLOCKS);
        assertThat(wandering.length()).isGreaterThan(10);
        assertThat(wandering.count()).isGreaterThanOrEqualTo(BlockLength.FEWEST_BLOCKS);
    }

    @Test
    void no_block_crosses_a_stage_and_none_is_lost() {
        List<Stage> stages =
                List.of(
                        Stage.hold(20, Duration.ofSeconds(33)),
                        Stage.hold(30, Duration.ofSeconds(7)),
                        Stage.hold(40, Duration.ofSeconds(160)));
        Blocks blocks = blocks(MadeRun.seeded(1).lasting(200).stages(stages).end());

        assertThat(blocks.starts()).contains(33).startsWith(0).endsWith(200);
        assertThat(Arrays.stream(blocks.starts()).distinct().count()).isEqualTo(blocks.count() + 1);
        // The second stage is too short to stand alone.
        assertThat(blocks.strata()).isEqualTo(2);
        assertThat(blocks.starts()[blocks.strataStarts()[1]]).isEqualTo(33);
    }
}
