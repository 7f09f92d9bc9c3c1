package dev.barograph.model;

import java.util.OptionalLong;

/// A shape and, if wanted, a number of requests after which the run ends even if the shape goes on.
///
/// @param maxRequests how many requests are scheduled at most, 1 or more; empty for as many as the
///   shape holds
public record Load(LoadShape shape, OptionalLong maxRequests) {
    public Load(LoadShape shape) {
        this(shape, OptionalLong.empty());
    }

    /// Whether the number of requests, not the shape, ended the plan.
    ///
    /// @param scheduled requests that became due
    public boolean isCountedOut(long scheduled) {
        return maxRequests.isPresent() && scheduled >= maxRequests.getAsLong();
    }
}
