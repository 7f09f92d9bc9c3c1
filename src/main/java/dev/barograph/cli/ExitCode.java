package dev.barograph.cli;

import dev.barograph.metrics.Counts;
import dev.barograph.metrics.Recording;
import dev.barograph.metrics.Stamp;
import dev.barograph.metrics.ThresholdCheck;
import dev.barograph.model.FailureKind;
import dev.barograph.run.RunEnd;
import dev.barograph.run.RunResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What the command line tells the one who started it.
enum ExitCode {
    /// The run was carried out, the target answered, and no threshold failed.
    PASSED(0),
    /// A threshold of the run failed, or a regression was proven.
    BOUND_BROKEN(1),
    /// The command line or the profile is wrong; nothing was sent.
    USAGE(2),
    /// No request got any HTTP response.
    NO_ANSWER(3),
    /// This program or its machine was the limit: the figures are not those of the target.
    GENERATOR_LIMIT(4),
    /// Somebody stopped it before its plan was over, or it failed by itself.
    INTERRUPTED(5);

    /// Ends that need an HTTP response, whole or not.
    private static final Set<FailureKind> ANSWERED =
            EnumSet.of(
                    FailureKind.HTTP_4XX,
                    FailureKind.HTTP_5XX,
                    FailureKind.TRUNCATED,
                    FailureKind.HEADER_CAP,
                    FailureKind.BODY_CAP);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /// Of a run that is over. If several apply: interrupted before no answer before the limit of
    /// the generator (its figures prove nothing) before a failed threshold; but if there was no
    /// answer because this machine had no ports or file descriptors left, that is what is told.
    static ExitCode of(RunResult result) {
        if (result.end() != RunEnd.COMPLETED) {
            return INTERRUPTED;
        }
        Recording recording = result.recording();
        boolean limited = recording.judgement().stamp() == Stamp.GENERATOR_LIMITED;
        if (!wasAnswered(recording)) {
            Counts counts = recording.summary().counts();
            boolean wanting =
                    counts.of(FailureKind.GENERATOR_PORTS) > 0
                            || counts.of(FailureKind.GENERATOR_DESCRIPTORS) > 0;
            return limited && wanting ? GENERATOR_LIMIT : NO_ANSWER;
        }
        if (limited) {
            return GENERATOR_LIMIT;
        }
        return checks(recording).stream().anyMatch(ThresholdCheck::failed) ? BOUND_BROKEN : PASSED;
    }

    /// How the thresholds of a run stand.
    static List<ThresholdCheck> checks(Recording recording) {
        return ThresholdCheck.of(recording);
    }

    /// Whether any request got the head of a response at least, however it ended: a protocol was
    /// spoken then.
    private static boolean wasAnswered(Recording recording) {
        Counts counts = recording.summary().counts();
        return counts.ok() > 0
                || ANSWERED.stream().anyMatch(kind -> counts.of(kind) > 0)
                || !recording.environment().protocols().isEmpty();
    }
}
