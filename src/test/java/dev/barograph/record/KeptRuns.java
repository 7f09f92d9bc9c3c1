package dev.barograph.record;

import dev.barograph.metrics.Environment;
import dev.barograph.metrics.Recording;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Runs in a history that were never made.
public final class KeptRuns {
    /// When the first of them began.
    public static final Instant BEGINNING = Instant.parse("2026-03-01T14:25:30Z");

    private static final Instant LONG_AGO = Instant.parse("2026-03-02T00:00:00Z");

    private KeptRuns() {}

    /// A run of three seconds with something in every field.
    ///
    /// @param minutes after the first of them
    public static Path keep(Path folder, String profile, int minutes) {
        return keep(folder, named(new RandomRecordings(minutes).next(3), profile), minutes);
    }

    public static Path keep(Path folder, Recording recording, int minutes) {
        Path file = place(folder, recording, minutes);
        try (RunWriter writer = writer(file, recording)) {
            writer.end(
                    recording,
                    new Ending(
                            Ending.Kind.COMPLETED,
                            recording.summary().tookNanos(),
                            Optional.empty()));
            writer.settle();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return settled(file);
    }

    /// A run whose program was gone before its end.
    public static Path interrupted(Path folder, String profile, int minutes) {
        Recording recording = named(new RandomRecordings(minutes).next(3), profile);
        Path file = place(folder, recording, minutes);
        try {
            writer(file, recording).close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return settled(file);
    }

    /// A run that goes on until it is closed.
    public static AutoCloseable running(Path folder, String profile, int minutes) {
        Recording recording = named(new RandomRecordings(minutes).next(3), profile);
        try {
            return writer(place(folder, recording, minutes), recording);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /// Makes the file look as if it had been written long ago.
    public static Path settled(Path file) {
        try {
            return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Recording named(Recording recording, String profile) {
        Profile was = recording.profile();
        RequestSpec request =
                new RequestSpec(
                        "GET",
                        "http://127.0.0.1/" + profile,
                        was.request().headers(),
                        was.request().body());
        return new Recording(
                new Profile(profile, request, was.load(), was.limits()),
                recording.startedAt(),
                recording.intervals(),
                recording.summary(),
                recording.clean(),
                recording.judgement(),
                recording.environment(),
                recording.calibration(),
                recording.events(),
                recording.exemplars());
    }

    private static Path place(Path folder, Recording recording, int minutes) {
        try {
            return new RunHistory(folder)
                    .newRun(recording.profile(), BEGINNING.plus(Duration.ofMinutes(minutes)))
                    .file();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunWriter writer(Path file, Recording recording) throws SQLException {
        RunWriter writer =
                RunWriter.create(
                        file,
                        new RunFacts(
                                RunId.of(file),
                                recording.profile(),
                                "test",
                                Environment.UNKNOWN,
                                recording.calibration(),
                                recording.startedAt()));
        writer.write(RunRecord.after(recording, recording.intervals().size()));
        return writer;
    }
}
