package dev.barograph.metrics;

/// Adds the distributions of stretches of a run up. Not thread-safe.
public final class TimesSum {
    private final PairSum ok = new PairSum();
    private final PairSum failed = new PairSum();
    private final PairSum timedOut = new PairSum();
    private final PairSum unfinished = new PairSum();
    private final PhasesSum onNew = new PhasesSum();
    private final PhasesSum onReused = new PhasesSum();
    private final LatencySum lag = new LatencySum();

    public void add(Times times) {
        ok.add(times.ok());
        failed.add(times.failed());
        timedOut.add(times.timedOut());
        unfinished.add(times.unfinished());
        onNew.add(times.phases().onNew());
        onReused.add(times.phases().onReused());
        lag.add(times.lag());
    }

    /// All that was added since the last call.
    public Times take() {
        return new Times(
                ok.take(),
                failed.take(),
                timedOut.take(),
                unfinished.take(),
                new PhaseTimes(onNew.take(), onReused.take()),
                lag.take());
    }

    private static final class PairSum {
        private final LatencySum response = new LatencySum();
        private final LatencySum service = new LatencySum();

        void add(LatencyPair pair) {
            response.add(pair.response());
            service.add(pair.service());
        }

        LatencyPair take() {
            return new LatencyPair(response.take(), service.take());
        }
    }

    private static final class PhasesSum {
        private final LatencySum queue = new LatencySum();
        private final LatencySum connect = new LatencySum();
        private final LatencySum tls = new LatencySum();
        private final LatencySum firstByte = new LatencySum();
        private final LatencySum download = new LatencySum();

        void add(Phases phases) {
            queue.add(phases.queue());
            connect.add(phases.connect());
            tls.add(phases.tls());
            firstByte.add(phases.firstByte());
            download.add(phases.download());
        }

        Phases take() {
            return new Phases(
                    queue.take(), connect.take(), tls.take(), firstByte.take(), download.take());
        }
    }
}
