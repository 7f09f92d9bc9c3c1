package dev.barograph.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// Share of this machine's TCP segments that had to be sent again, from the counters of Linux;
/// empty where there are none. One thread reads.
final class Retransmits {
    /// Fewer segments in one interval tell no share: one lost of a dozen is no lossy network.
    static final long FEWEST_SEGMENTS = 1_000;

    private static final String TCP = "Tcp:";

    private final Path counters;
    private long out;
    private long again;

    /// @param proc where `/proc` is
    Retransmits(Path proc) {
        this.counters = proc.resolve("net/snmp");
        var _ = take();
    }

    /// Since the last time.
    OptionalDouble take() {
        try {
            List<String[]> tcp =
                    Files.readAllLines(counters).stream()
                            .filter(line -> line.startsWith(TCP))
                            .map(line -> line.split(" ", -1))
                            .toList();
            List<String> names = Arrays.asList(tcp.get(0));
            long outNow = Long.parseLong(tcp.get(1)[names.indexOf("OutSegs")]);
            long againNow = Long.parseLong(tcp.get(1)[names.indexOf("RetransSegs")]);
            long more = outNow - out;
            long moreAgain = againNow - again;
            out = outNow;
            again = againNow;
            return more < FEWEST_SEGMENTS
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Math.clamp((double) moreAgain / more, 0, 1));
        } catch (IOException | RuntimeException e) {
            return OptionalDouble.empty(); // no such counters here, or of another make
        }
    }
}
