package dev.barograph.http;

import dev.barograph.model.FailureKind;
import dev.barograph.model.NanoClock;
import dev.barograph.model.Outcome;
import dev.barograph.model.Profile;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.asynchttpclient.uri.Uri;
import org.jspecify.annotations.Nullable;

/// What looking up the host of a profile came to.
///
/// @param tookNanos empty if nothing was looked up or found
/// @param failure what every request ends with; null if there are addresses
record LookedUp(List<InetAddress> addresses, OptionalLong tookNanos, @Nullable Outcome failure) {
    /// Looks it up; blocks for at most the connect timeout.
    static LookedUp of(Profile profile, NanoClock clock, HostLookup lookup) {
        return of(profile, clock, lookup, new CompletableFuture<>());
    }

    /// As [#of(Profile, NanoClock, HostLookup)].
    ///
    /// @param givenUp ends the wait at once when it completes
    static LookedUp of(
            Profile profile, NanoClock clock, HostLookup lookup, CompletableFuture<?> givenUp) {
        String host = Uri.create(profile.request().url()).getHost();
        long startNanos = clock.nanos();
        try {
            List<InetAddress> addresses =
                    lookup.findWithin(host, profile.limits().connectTimeout(), givenUp);
            OptionalLong took =
                    NetUtil.createByteArrayFromIpAddressString(host) == null
                            ? OptionalLong.of(clock.nanos() - startNanos)
                            : OptionalLong.empty();
            return new LookedUp(addresses, took, null);
        } catch (UnknownHostException e) {
            Outcome unknown = Failures.failure(FailureKind.DNS, String.valueOf(e.getMessage()));
            return new LookedUp(List.of(), OptionalLong.empty(), unknown);
        }
    }
}
