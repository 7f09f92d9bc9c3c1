package dev.barograph.model;

import dev.barograph.model.CourseLeg.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The load that a run really asks for: its plan and what was changed by hand, as a pure function
/// of the time since the run began. Immutable; each change gives a new course that is the same up
/// to the moment of the change.
///
/// The plan has a clock of its own. It runs with the run, and stands still while the load is paused
/// or held: what was left of the plan before is left after. A level set by hand takes the place of
/// the plan's level and lets the clock run on, so a run ends when it was planned to, and following
/// the plan again joins it where it is by then.
public final class Course {
    /// Parts of one that levels are rounded to.
    private static final int THOUSANDTHS = 1_000;

    private static final int WHOLE = 1;

    private static final long FOREVER_NANOS = Long.MAX_VALUE / 4;

    private final LoadShape plan;
    private final long planLengthNanos;
    private final List<CourseLeg> legs;
    private final List<CourseLine> lines;
    private final long endNanos;

    private Course(LoadShape plan, List<CourseLeg> legs) {
        this.plan = plan;
        this.planLengthNanos = plan.duration().toNanos();
        this.legs = List.copyOf(legs);
        CourseLeg last = legs.getLast();
        this.endNanos =
                last.clockRuns()
                        ? last.startNanos() + planLengthNanos - last.planNanos()
                        : FOREVER_NANOS;
        List<CourseLine> all = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            all.addAll(legs.get(i).lines(plan, endOfLeg(i)));
        }
        this.lines = List.copyOf(all);
    }

    /// A plan that nobody has changed.
    public static Course of(LoadShape plan) {
        return new Course(plan, List.of(new CourseLeg(0, 0, new Mode.Plan(), false)));
    }

    /// The level becomes what was set by hand; while the load is paused, once it is resumed.
    ///
    /// @param atNanos since the run began; a time before the latest change counts as that one's. A
    ///   course that has ended by then does not change
    /// @param level 0 or more, in the unit of the plan's levels
    public Course withLevel(long atNanos, double level) {
        if (!(level >= 0 && level < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("level must be 0 or more, was " + level);
        }
        CourseLeg last = legs.getLast();
        Mode mode =
                last.mode() instanceof Mode.Held ? new Mode.Held(level) : new Mode.ByHand(level);
        return changed(atNanos, mode, last.paused());
    }

    /// The level stays what it is, and the plan's clock stops. For `atNanos` see [#withLevel(long,
    /// double)].
    public Course held(long atNanos) {
        CourseLeg last = legs.getLast();
        return changed(atNanos, new Mode.Held(wantedAt(atNanos)), last.paused());
    }

    /// Nothing more is asked for, and the plan's clock stops.
    public Course paused(long atNanos) {
        return changed(atNanos, legs.getLast().mode(), true);
    }

    /// Goes on as it was before the pause.
    public Course resumed(long atNanos) {
        return changed(atNanos, legs.getLast().mode(), false);
    }

    /// Goes on with the plan from where its clock stands; ends a pause too.
    public Course followingPlan(long atNanos) {
        return changed(atNanos, new Mode.Plan(), false);
    }

    private Course changed(long atNanos, Mode mode, boolean paused) {
        CourseLeg last = legs.getLast();
        long at = Math.max(atNanos, last.startNanos());
        if (isOverAt(at) || (mode.equals(last.mode()) && paused == last.paused())) {
            return this;
        }
        List<CourseLeg> more = new ArrayList<>(legs);
        if (at == last.startNanos()) {
            more.removeLast();
        }
        more.add(new CourseLeg(at, last.planNanosAt(at), mode, paused));
        return new Course(plan, more);
    }

    /// The plan as it was.
    public LoadShape plan() {
        return plan;
    }

    /// The load as straight lines one after another, without gaps, from 0 to the end.
    public List<CourseLine> lines() {
        return lines;
    }

    /// When the load ends, since the run began; empty while the plan's clock stands still.
    public OptionalLong endNanos() {
        return legs.getLast().clockRuns() ? OptionalLong.of(endNanos) : OptionalLong.empty();
    }

    /// Whether the load has ended by a time since the run began.
    public boolean isOverAt(long elapsedNanos) {
        return elapsedNanos >= endNanos;
    }

    /// What the plan's clock shows at a time since the run began: from 0 to the plan's length.
    public long planNanosAt(long elapsedNanos) {
        for (CourseLeg leg : legs.reversed()) {
            if (elapsedNanos >= leg.startNanos()) {
                return Math.min(planLengthNanos, leg.planNanosAt(elapsedNanos));
            }
        }
        return 0;
    }

    /// Index of the plan's stage that a time since the run began falls into.
    public int stageAt(long elapsedNanos) {
        return plan.stageAt(planNanosAt(elapsedNanos));
    }

    /// When the plan went on, or will go on, to its next stages: the first moments of those stages
    /// that are later than one time since the run began and not later than another.
    public List<Long> stageStarts(long afterNanos, long untilNanos) {
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < legs.size(); i++) {
            starts.addAll(legs.get(i).stageStarts(plan, endOfLeg(i)));
        }
        starts.removeIf(at -> at <= afterNanos || at > untilNanos);
        return List.copyOf(starts);
    }

    /// The level that is asked for at a time since the run began; 0 before the start and from the
    /// end on.
    public double levelAt(long elapsedNanos) {
        for (CourseLine line : lines.reversed()) {
            if (elapsedNanos >= line.startNanos()) {
                return elapsedNanos < line.endNanos() ? line.levelAt(elapsedNanos) : 0;
            }
        }
        return 0;
    }

    /// Mean of the level between two times since the run began: the exact integral of the straight
    /// lines, divided by the length.
    ///
    /// @param toNanos later than `fromNanos`
    public double average(long fromNanos, long toNanos) {
        double area = 0;
        for (CourseLine line : lines) {
            double left = Math.clamp(fromNanos - line.startNanos(), 0, line.lengthNanos());
            double right = Math.clamp(toNanos - line.startNanos(), 0, line.lengthNanos());
            if (right > left) {
                double middle = (left + right) / 2 / line.lengthNanos();
                area += (line.from() + (line.to() - line.from()) * middle) * (right - left);
            }
        }
        return area / (toNanos - fromNanos);
    }

    /// The level as of the latest change, as if there were no pause: what a control shows and sets.
    ///
    /// @param elapsedNanos since the run began; matters while the plan is followed
    public double wantedAt(long elapsedNanos) {
        return legs.getLast().mode().levelAt(plan, planNanosAt(elapsedNanos));
    }

    /// Whether the load is paused, as of the latest change.
    public boolean isPaused() {
        return legs.getLast().paused();
    }

    /// Whether the level is held and the plan's clock stopped, as of the latest change.
    public boolean isHeld() {
        return legs.getLast().mode() instanceof Mode.Held;
    }

    /// Whether the level comes from the plan, as of the latest change; a pause does not matter.
    public boolean followsPlan() {
        return legs.getLast().mode() instanceof Mode.Plan;
    }

    /// Whether anything was ever changed by hand.
    public boolean isSteered() {
        return legs.size() > 1;
    }

    /// What was done as a shape that does the same again: everything up to a moment, and from there
    /// on what would follow if that is known. Changes of the level within one second, as a slider
    /// makes them, become one; times of changes are rounded to a tenth of a second and levels to a
    /// thousandth, in the closed model to whole requests in flight.
    ///
    /// @param untilNanos since the run began, more than zero; does not matter if [#endNanos()] is
    ///   known
    public LoadShape toShape(long untilNanos) {
        if (!isSteered()) {
            return plan;
        }
        Course simple = new Course(plan, CourseStages.simplified(legs));
        long end = simple.endNanos().orElse(untilNanos);
        return switch (plan) {
            case LoadShape.Open open ->
                    new LoadShape.Open(
                            CourseStages.of(simple.lines, end, THOUSANDTHS), open.spacing());
            case LoadShape.Closed _ ->
                    new LoadShape.Closed(CourseStages.of(simple.lines, end, WHOLE));
        };
    }

    private long endOfLeg(int index) {
        return index + 1 < legs.size() ? legs.get(index + 1).startNanos() : endNanos;
    }
}
