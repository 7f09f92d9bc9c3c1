package dev.barograph.run;

import dev.barograph.model.Profile;

/// Which request of a profile is calibrated: the first, as each kind is sent as fast as another of
/// its size. Pure.
public final class CalibratedRequest {
    private CalibratedRequest() {}

    /// In words that follow "of": `this request`, or `“List orders”, the first of 3 requests`.
    public static String inWords(Profile profile) {
        int requests = profile.requests().size();
        return requests == 1
                ? "this request"
                : "“"
                        + profile.requests().getFirst().name()
                        + "”, the first of "
                        + requests
                        + " requests";
    }
}
