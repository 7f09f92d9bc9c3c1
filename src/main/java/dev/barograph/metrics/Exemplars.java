package dev.barograph.metrics;

import dev.barograph.model.Exchange;
import dev.barograph.model.FailureKind;
import dev.barograph.model.Header;
import dev.barograph.model.Outcome;
import dev.barograph.model.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/// The samples of one request of a run that are kept whole. All requests of a profile together keep
/// at most [#MOST] and a few more, whatever rate and length of the run.
///
/// Kept are one of each cell (how it ended, how long it took) and stretch of time, the first of
/// each kind of failure, and the slowest, exactly. A stretch is one interval at first. When there
/// are too many examples, stretches become twice as long, and of two examples one stays: the one
/// with the larger number of a sequence drawn at random, so that it does not matter when the
/// stretches were joined. One thread adds; [#view()] is for any thread.
final class Exemplars {
    static final int MOST = 2_000;

    /// Of one request name, in one stretch of time.
    private record Place(int stretch, int cell) {}

    private record Ranked(long rank, Exemplar exemplar) {}

    private static final Comparator<Exemplar> LONGEST_FIRST =
            Comparator.comparingLong((Exemplar e) -> e.sample().responseNanos()).reversed();

    /// Fewer of the slowest than this would be no example.
    private static final int FEWEST_SLOWEST = 5;

    private static final Comparator<Ranked> BY_RANK = Comparator.comparingLong(Ranked::rank);

    private final String request;
    private final int mostPlaces;
    private final int mostSlowest;
    private final Map<Place, Ranked> byPlace = new HashMap<>();
    private final Map<FailureKind, Exemplar> first = new EnumMap<>(FailureKind.class);
    private final List<Exemplar> slowestGood = new ArrayList<>();
    private final List<Exemplar> slowestOther = new ArrayList<>();
    private int stretchIntervals = 1;
    private volatile List<Exemplar> view = List.of();

    /// The headers of the example made last: most responses of a run have the same ones.
    private List<Header> latestHeaders = List.of();

    /// @param requests of the profile
    Exemplars(String request, int requests) {
        this.request = request;
        int share = MOST / requests;
        mostSlowest = Math.clamp(share / (2L * Slowest.MOST), FEWEST_SLOWEST, Slowest.MOST);
        mostPlaces = requests == 1 ? MOST : share - 2 * mostSlowest;
    }

    /// All that are kept, in no order; a list that does not change.
    List<Exemplar> view() {
        return view;
    }

    /// Adds the examples of one interval.
    ///
    /// @param startNanos reading of the samples' clock that they count from: the beginning of the
    ///   run
    void add(int interval, long startNanos, ExampleBuffer examples) {
        IdentityHashMap<Sample, Exemplar> made = new IdentityHashMap<>();
        Function<ExampleSlot, Exemplar> make =
                slot ->
                        made.computeIfAbsent(
                                Objects.requireNonNull(slot.sample),
                                sample ->
                                        new Exemplar(
                                                request,
                                                interval,
                                                since(startNanos, sample),
                                                plain(slot.said.get())));
        examples.forEachCell((cell, slot) -> {
            Place place = new Place(interval / stretchIntervals, cell);
            long rank = rank(interval, cell);
            Ranked known = byPlace.get(place);
            if (known == null || rank > known.rank) {
                byPlace.put(place, new Ranked(rank, make.apply(slot)));
            }
        });
        examples.forEachFirst(slot -> {
            Exemplar exemplar = make.apply(slot);
            if (exemplar.sample().outcome() instanceof Outcome.Failure failure) {
                first.putIfAbsent(failure.kind(), exemplar);
            }
        });
        examples.forEachSlowestGood(slot -> slowestGood.add(make.apply(slot)));
        examples.forEachSlowestOther(slot -> slowestOther.add(make.apply(slot)));
        cut(slowestGood);
        cut(slowestOther);
        while (byPlace.size() > mostPlaces && stretchIntervals <= interval) {
            joinStretches();
        }
        // Now all of the run is one stretch, and there is nothing left to join.
        while (byPlace.size() > mostPlaces) {
            byPlace.values().remove(Collections.min(byPlace.values(), BY_RANK));
        }
        if (!made.isEmpty()) {
            view = all();
        }
    }

    /// Below these, nothing belongs to the slowest any more.
    ExampleBuffer.Floors floors() {
        return new ExampleBuffer.Floors(floor(slowestGood), floor(slowestOther));
    }

    private long floor(List<Exemplar> slowest) {
        return slowest.size() < mostSlowest
                ? Long.MIN_VALUE
                : slowest.getLast().sample().responseNanos();
    }

    private void cut(List<Exemplar> slowest) {
        slowest.sort(LONGEST_FIRST);
        if (slowest.size() > mostSlowest) {
            slowest.subList(mostSlowest, slowest.size()).clear();
        }
    }

    private void joinStretches() {
        stretchIntervals *= 2;
        Map<Place, Ranked> joined = new HashMap<>();
        byPlace.forEach((place, ranked) ->
                joined.merge(
                        new Place(place.stretch / 2, place.cell),
                        ranked,
                        (a, b) -> a.rank > b.rank ? a : b));
        byPlace.clear();
        byPlace.putAll(joined);
    }

    private List<Exemplar> all() {
        Set<Exemplar> all = Collections.newSetFromMap(new IdentityHashMap<>());
        byPlace.values().forEach(ranked -> all.add(ranked.exemplar));
        all.addAll(first.values());
        all.addAll(slowestGood);
        all.addAll(slowestOther);
        return List.copyOf(all);
    }

    /// A number that looks drawn at random and is the same in every run (the finaliser of
    /// SplitMix64, Steele, Lea and Flood, OOPSLA 2014).
    private static long rank(int interval, int cell) {
        long z = ((long) interval << 32 | cell) + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static Sample since(long startNanos, Sample sample) {
        return new Sample(
                sample.dueNanos() - startNanos,
                sample.sentNanos() - startNanos,
                sample.tcpConnectedNanos() - startNanos,
                sample.connectedNanos() - startNanos,
                sample.firstByteNanos() - startNanos,
                sample.doneNanos() - startNanos,
                sample.bytesIn(),
                sample.bytesOut(),
                sample.newConnection(),
                plain(sample.outcome()));
    }

    private static Outcome plain(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ok ok -> ok;
            case Outcome.Failure(FailureKind kind, var status, String message) ->
                    new Outcome.Failure(kind, status, PlainText.of(message));
        };
    }

    private Exchange plain(Exchange said) {
        return new Exchange(
                said.connectionAgeNanos(),
                said.status(),
                plain(said.responseHeaders()),
                said.bodyHead().map(PlainText::of));
    }

    /// Of headers that the last example had in the same places, that example's own: most of what an
    /// example takes is its headers, and an hour replaces many thousand examples.
    private List<Header> plain(List<Header> received) {
        List<Header> plain = new ArrayList<>(received.size());
        for (Header header : received) {
            Header own = new Header(PlainText.of(header.name()), PlainText.of(header.value()));
            int place = plain.size();
            boolean known = place < latestHeaders.size() && latestHeaders.get(place).equals(own);
            plain.add(known ? latestHeaders.get(place) : own);
        }
        if (!plain.equals(latestHeaders)) {
            latestHeaders = List.copyOf(plain);
        }
        return latestHeaders;
    }
}
