package dev.barograph.http;

import dev.barograph.model.AddressTaken;
import io.netty.channel.ChannelPromise;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// How often each address of a target was tried and took a connection. Counts only where there are
/// several. Any thread; told once a connection.
public final class AddressCounts {
    private final Map<InetAddress, Count> byAddress = new LinkedHashMap<>();

    private record Count(LongAdder tried, LongAdder took, LongAdder failed) {
        Count() {
            this(new LongAdder(), new LongAdder(), new LongAdder());
        }

        /// A closed one was given up by this side.
        void ended(Future<?> end) {
            if (end.isSuccess()) {
                took.increment();
            } else if (!(end.cause() instanceof ClosedChannelException)) {
                failed.increment();
            }
        }
    }

    /// @param addresses in the order in which they are tried
    AddressCounts(List<InetAddress> addresses) {
        if (addresses.size() > 1) {
            addresses.forEach(each -> byAddress.put(each, new Count()));
        }
    }

    /// An address is tried.
    ///
    /// @param connected how that ends
    void tried(SocketAddress remote, ChannelPromise connected) {
        if (byAddress.isEmpty() || !(remote instanceof InetSocketAddress socket)) {
            return;
        }
        Count count = byAddress.get(socket.getAddress());
        if (count != null) {
            count.tried().increment();
            var _ = connected.addListener(count::ended);
        }
    }

    /// How often each address was tried and took a connection, in the order in which they are
    /// tried; empty if there are not several.
    public List<AddressTaken> taken() {
        return byAddress.entrySet().stream()
                .map(each ->
                        new AddressTaken(
                                NetUtil.toAddressString(each.getKey()),
                                each.getValue().tried().sum(),
                                each.getValue().took().sum()))
                .toList();
    }

    /// What became of each address in one sentence, if one of them failed to take one: `Connections
    /// by address: 0 of 40 at ::1, 40 of 40 at 127.0.0.1; ...`.
    public Optional<String> note() {
        if (byAddress.values().stream().allMatch(count -> count.failed().sum() == 0)) {
            return Optional.empty();
        }
        return Optional.of(
                taken().stream()
                        .map(each ->
                                String.format(
                                        Locale.ROOT,
                                        "%,d of %,d at %s",
                                        each.took(),
                                        each.tried(),
                                        each.address()))
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "Connections by address: ",
                                        "; each tries them in this order, and the time that it"
                                                + " loses at the others is in its connect time.")));
    }
}
