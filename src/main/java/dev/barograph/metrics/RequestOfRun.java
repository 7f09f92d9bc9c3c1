package dev.barograph.metrics;

import dev.barograph.model.LoadShape;
import dev.barograph.model.Profile;
import dev.barograph.model.WeightedRequest;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/// One of several requests of a run, and how its part of the run is found. Immutable.
///
/// @param index its place in the profile
/// @param share of what is sent, 0 to 1: its weight of the sum of all weights
/// @param open whether a plan asks for a rate, of which its share is its own
public record RequestOfRun(int index, String name, double share, boolean open) {
    /// Those of a profile, in its order; none if it has only one, whose part is the whole.
    public static List<RequestOfRun> of(Profile profile) {
        List<WeightedRequest> all = profile.requests();
        if (all.size() == 1) {
            return List.of();
        }
        double weights = all.stream().mapToLong(WeightedRequest::weight).sum();
        boolean open = profile.load().shape() instanceof LoadShape.Open;
        List<RequestOfRun> requests = new ArrayList<>();
        for (WeightedRequest each : all) {
            requests.add(
                    new RequestOfRun(requests.size(), each.name(), each.weight() / weights, open));
        }
        return List.copyOf(requests);
    }

    /// Its part of a run: a view that costs nothing to make, and is as safe to read on any thread
    /// as the whole. Level, permits, health and judgement in it are those of the whole.
    public List<Interval> partOf(List<Interval> whole) {
        return new Part(whole, index);
    }

    /// How many requests it was asked for: in the open model its share of all that became due,
    /// since a request is chosen only when one of them is sent; in the closed model what it sent.
    ///
    /// @param allScheduled how many became due in the whole
    /// @param own counts of its part
    public double asked(long allScheduled, Counts own) {
        return open ? share * allScheduled : own.scheduled();
    }

    private static final class Part extends AbstractList<Interval> implements RandomAccess {
        private final List<Interval> whole;
        private final int request;

        Part(List<Interval> whole, int request) {
            this.whole = whole;
            this.request = request;
        }

        @Override
        public Interval get(int index) {
            return whole.get(index).ofRequest(request);
        }

        @Override
        public int size() {
            return whole.size();
        }
    }
}
