package dev.barograph.record;

import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/// One run in a list of runs: what a person chooses by. Immutable.
///
/// @param file where it is kept
/// @param id of the run
/// @param state whether and how it is over
/// @param name given by a person, or that of the profile
/// @param profile name of the profile
/// @param request method and address that it sent to; empty if that is not known
/// @param startedAt wall-clock time; empty if neither the file nor its name tells it
/// @param figures what it came to; empty while it runs and if the file cannot be read
/// @param stamp whether its figures can be trusted; empty if that is not known
/// @param verdict what limited it; empty if that is not known
/// @param sparkline p99 of the response times in nanoseconds over the run, at most [#SPARKS]
///   values, the highest of each stretch; 0 where nothing was answered
/// @param tags in alphabetical order
/// @param note empty if there is none
/// @param pinned whether it is the baseline of its profile, to compare others with
/// @param problem why the file cannot be read
public record HistoryRow(
        Path file,
        String id,
        State state,
        String name,
        String profile,
        String request,
        Optional<Instant> startedAt,
        Optional<RunFigures> figures,
        Optional<Stamp> stamp,
        Optional<Verdict> verdict,
        List<Long> sparkline,
        SortedSet<String> tags,
        String note,
        boolean pinned,
        Optional<String> problem) {
    /// Most values of a sparkline.
    public static final int SPARKS = 40;

    /// How a run is or was.
    public enum State {
        COMPLETED,
        STOPPED,
        FAILED,
        /// The program was gone before the run was over.
        INTERRUPTED,
        /// It goes on, in this program or another one.
        RUNNING,
        /// There is no run in the file, or it is damaged beyond use.
        UNREADABLE
    }

    public HistoryRow {
        sparkline = List.copyOf(sparkline);
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /// Time that its intervals cover.
    public OptionalLong tookNanos() {
        return figures.isPresent()
                ? OptionalLong.of(figures.get().tookNanos())
                : OptionalLong.empty();
    }

    /// How many requests became due.
    public OptionalLong requests() {
        return figures.isPresent()
                ? OptionalLong.of(figures.get().requests())
                : OptionalLong.empty();
    }

    /// Of the response times; empty without any.
    public OptionalLong p99Nanos() {
        return figures.isPresent() ? figures.get().p99Nanos() : OptionalLong.empty();
    }

    /// Of the service times; empty without any.
    public OptionalLong service99Nanos() {
        return figures.isPresent() ? figures.get().service99Nanos() : OptionalLong.empty();
    }

    /// Whether requests that the run did not wait for could have made [#p99Nanos()] longer.
    public boolean p99IsLowerBound() {
        return figures.isPresent() && figures.get().p99IsLowerBound();
    }

    /// Whether so few lie beyond [#p99Nanos()] that it says nothing of the target.
    public boolean p99IsOfFew() {
        return figures.isPresent() && figures.get().p99IsOfFew();
    }

    /// Whether it is over and can be opened.
    public boolean isOpenable() {
        return state != State.RUNNING && state != State.UNREADABLE;
    }

    /// The same run with what a person says of it.
    HistoryRow labelled(Labels labels) {
        return new HistoryRow(
                file,
                id,
                state,
                labels.name().orElse(profile),
                profile,
                request,
                startedAt,
                figures,
                stamp,
                verdict,
                sparkline,
                labels.tags(),
                labels.note(),
                labels.pinned(),
                problem);
    }
}
