package dev.barograph.run;

import dev.barograph.metrics.Calibration;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;

/// Calibrations in a small properties file, one line each, the newest fifty. Blocks; any thread.
/// What cannot be read counts as not there: a calibration is made again in ten seconds.
final class KeptCalibrations {
    static final String FILE_NAME = "calibrations.properties";
    private static final int MOST = 50;
    private static final int FIELDS = 8;
    private static final String NONE = "none";

    private final Path file;

    /// @param folder made when something is kept
    KeptCalibrations(Path folder) {
        file = folder.resolve(FILE_NAME);
    }

    /// What the file holds.
    ///
    /// @param note what could not be read, in one sentence
    record Reading(Map<String, Calibration> byKey, Optional<String> note) {}

    synchronized Reading read() {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        } catch (NoSuchFileException e) {
            return new Reading(Map.of(), Optional.empty());
        } catch (IOException | IllegalArgumentException e) {
            return new Reading(Map.of(), Optional.of(unreadable("cannot be read")));
        }
        Map<String, Calibration> found = new HashMap<>();
        boolean broken = false;
        for (String key : lines.stringPropertyNames()) {
            Optional<Calibration> calibration = parsed(lines.getProperty(key));
            calibration.ifPresent(value -> found.put(key, value));
            broken |= calibration.isEmpty();
        }
        return new Reading(
                Map.copyOf(found),
                broken ? Optional.of(unreadable("holds what is not one")) : Optional.empty());
    }

    private String unreadable(String why) {
        return "The file of earlier calibrations, " + file + ", " + why + "; that was ignored.";
    }

    synchronized void keep(String key, Calibration calibration) throws IOException {
        Map<String, Calibration> all = new HashMap<>(read().byKey);
        all.put(key, calibration);
        Properties lines = new Properties();
        List<Map.Entry<String, Calibration>> newest =
                all.entrySet().stream()
                        .sorted(
                                Comparator.comparing((Map.Entry<String, Calibration> entry) ->
                                                entry.getValue().measuredAt())
                                        .reversed())
                        .limit(MOST)
                        .toList();
        newest.forEach(entry -> lines.setProperty(entry.getKey(), line(entry.getValue())));
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, "calibrations", ".tmp");
        try {
            try (Writer out = Files.newBufferedWriter(written)) {
                lines.store(
                        out,
                        "Barograph: when, top/s, trusted/s, floor at/s, floor p50 ns, p99 ns, socket"
                                + " api, without TLS");
            }
            Files.move(
                    written,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static String line(Calibration calibration) {
        return String.join(
                " ",
                calibration.measuredAt().toString(),
                Double.toString(calibration.topPerSecond()),
                calibration.trustedPerSecond().isPresent()
                        ? Double.toString(calibration.trustedPerSecond().getAsDouble())
                        : NONE,
                Double.toString(calibration.floorPerSecond()),
                Long.toString(calibration.floorP50Nanos()),
                Long.toString(calibration.floorP99Nanos()),
                calibration.socketApi(),
                Boolean.toString(calibration.withoutTls()));
    }

    private static Optional<Calibration> parsed(String line) {
        String[] fields = line.split(" ", -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            Calibration read =
                    new Calibration(
                            Instant.parse(fields[0]),
                            Double.parseDouble(fields[1]),
                            fields[2].equals(NONE)
                                    ? OptionalDouble.empty()
                                    : OptionalDouble.of(Double.parseDouble(fields[2])),
                            Double.parseDouble(fields[3]),
                            Long.parseLong(fields[4]),
                            Long.parseLong(fields[5]),
                            fields[6],
                            Boolean.parseBoolean(fields[7]));
            boolean possible =
                    read.topPerSecond() > 0
                            && read.floorPerSecond() >= 0
                            && read.floorP50Nanos() >= 0
                            && read.floorP99Nanos() >= 0;
            return possible ? Optional.of(read) : Optional.empty();
        } catch (DateTimeException | NumberFormatException | ArithmeticException e) {
            // NaN and infinity end up here too: they cannot be rounded.
            return Optional.empty();
        }
    }
}
