package dev.barograph.testing;

import dev.barograph.model.Limits;
import java.time.Duration;

/// Limits that differ from others in one respect.
public final class Bounds {
    private Bounds() {}

    /// With so many requests in flight at the most; nothing else of them is changed.
    public static Limits permits(Limits from, int permits) {
        return permits(from, permits, from.backlog());
    }

    /// With so many requests in flight, and so many that wait for one to end, at the most.
    public static Limits permits(Limits from, int permits, int backlog) {
        return new Limits(
                from.connectTimeout(),
                from.responseTimeout(),
                from.totalTimeout(),
                from.drain(),
                permits,
                backlog,
                from.maxBodyBytes());
    }

    public static Limits drain(Limits from, Duration drain) {
        return new Limits(
                from.connectTimeout(),
                from.responseTimeout(),
                from.totalTimeout(),
                drain,
                from.permits(),
                from.backlog(),
                from.maxBodyBytes());
    }

    public static Limits connecting(Limits from, Duration timeout) {
        return new Limits(
                timeout,
                from.responseTimeout(),
                from.totalTimeout(),
                from.drain(),
                from.permits(),
                from.backlog(),
                from.maxBodyBytes());
    }

    public static Limits bodies(Limits from, long mostBytes) {
        return new Limits(
                from.connectTimeout(),
                from.responseTimeout(),
                from.totalTimeout(),
                from.drain(),
                from.permits(),
                from.backlog(),
                mostBytes);
    }
}
