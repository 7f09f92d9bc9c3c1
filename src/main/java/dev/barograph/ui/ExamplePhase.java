package dev.barograph.ui;

import dev.barograph.metrics.Exemplar;
import dev.barograph.model.Sample;
import java.util.List;

/// One bar of the waterfall of an example, ready to be drawn.
///
/// @param from where it begins, 0 to 1 of the response time
/// @param to where it ends, 0 to 1
/// @param waiting spent in this program, not on the network or in the target
record ExamplePhase(String name, String time, double from, double to, boolean waiting) {
    /// From due to last byte, in order and without gaps.
    static List<ExamplePhase> of(Exemplar example) {
        Sample s = example.sample();
        boolean reused = !s.newConnection() && example.exchange().connectionAgeNanos().isPresent();
        String none = reused ? "reused" : Figures.NONE;
        return List.of(
                phase(s, "Queue", s.dueNanos(), s.sentNanos(), Figures.NONE, true),
                phase(s, "Connect", s.sentNanos(), s.tcpConnectedNanos(), none, false),
                phase(s, "TLS", s.tcpConnectedNanos(), s.connectedNanos(), none, false),
                phase(s, "First byte", s.connectedNanos(), s.firstByteNanos(), Figures.NONE, false),
                phase(s, "Download", s.firstByteNanos(), s.doneNanos(), Figures.NONE, false));
    }

    private static ExamplePhase phase(
            Sample sample,
            String name,
            long fromNanos,
            long toNanos,
            String none,
            boolean waiting) {
        double whole = Math.max(1, sample.responseNanos());
        return new ExamplePhase(
                name,
                fromNanos == toNanos ? none : Figures.time(toNanos - fromNanos),
                (fromNanos - sample.dueNanos()) / whole,
                (toNanos - sample.dueNanos()) / whole,
                waiting);
    }
}
