package dev.barograph.engine;

import dev.barograph.model.Course;
import dev.barograph.model.LoadShape;
import dev.barograph.model.Spacing;
import dev.barograph.model.Stage;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The next due time of a plan.
@State(Scope.Thread)
public class ArrivalsBench {
    @Param({"hold", "ramp", "poisson"})
    public String plan = "hold";

    private Arrivals arrivals = arrivals();

    @Setup
    public void begin() {
        arrivals = arrivals();
    }

    private Arrivals arrivals() {
        Duration week = Duration.ofDays(7);
        Stage stage = plan.equals("ramp") ? new Stage(1, 1e6, week) : Stage.hold(1e6, week);
        Spacing spacing = plan.equals("poisson") ? new Spacing.Poisson(1) : new Spacing.Even();
        LoadShape shape = new LoadShape.Open(List.of(stage), spacing);
        return new Arrivals(Course.of(shape), spacing, OptionalLong.empty(), 0, 1);
    }

    @Benchmark
    public long next() {
        if (!arrivals.advance()) {
            throw new IllegalStateException("the plan is over");
        }
        return arrivals.dueNanos();
    }
}
