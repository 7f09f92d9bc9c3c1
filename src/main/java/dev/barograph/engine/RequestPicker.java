package dev.barograph.engine;

import dev.barograph.model.WeightedRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Whose turn it is among the requests of a profile: a smooth weighted round robin, the same for
/// every run. Over one cycle (the sum of the weights, divided by what they have in common) each
/// request has exactly its share, spread as evenly as it goes. Any thread.
final class RequestPicker {
    private final int requests;
    private final short[] cycle;
    private final AtomicLong turns = new AtomicLong();

    private RequestPicker(int requests, short[] cycle) {
        this.requests = requests;
        this.cycle = cycle;
    }

    /// For a profile with one request.
    static RequestPicker single() {
        return new RequestPicker(1, new short[1]);
    }

    static RequestPicker of(List<WeightedRequest> requests) {
        return new RequestPicker(
                requests.size(),
                cycle(requests.stream().mapToInt(WeightedRequest::weight).toArray()));
    }

    /// In each turn everybody gains its own weight, and who has most pays for all.
    private static short[] cycle(int[] weights) {
        int common = 0;
        int sum = 0;
        for (int weight : weights) {
            if (weight < 1) {
                throw new IllegalArgumentException("a weight must be 1 or more, was " + weight);
            }
            common = greatestCommonDivisor(weight, common);
            sum += weight;
        }
        short[] cycle = new short[sum / common];
        int[] gained = new int[weights.length];
        for (int turn = 0; turn < cycle.length; turn++) {
            int most = 0;
            for (int i = 0; i < weights.length; i++) {
                gained[i] += weights[i];
                if (gained[i] > gained[most]) {
                    most = i;
                }
            }
            gained[most] -= sum;
            cycle[turn] = (short) most;
        }
        return cycle;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /// How many requests take turns.
    int requests() {
        return requests;
    }

    /// Takes the next turn.
    ///
    /// @return the place of the request in the profile
    int next() {
        // A single request costs nothing that the threads would share.
        return cycle.length == 1 ? 0 : cycle[(int) (turns.getAndIncrement() % cycle.length)];
    }
}
