package dev.barograph.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.IntSupplier;

/// Keeps a process that opens connections from using up the descriptors that it needs itself:
/// without one it cannot load a class, write a file or make a result. Any thread.
final class DescriptorReserve {
    private static final long KEPT = 32;

    private final IntSupplier open;
    private final int most;

    /// @param open connections that are open now or are about to be
    /// @param most connections at one time, 1 or more
    DescriptorReserve(IntSupplier open, int most) {
        this.open = open;
        this.most = most;
    }

    /// For a transport that opens now; descriptors used by others later come out of what is kept.
    static DescriptorReserve now(IntSupplier open) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os) {
            long free = os.getMaxFileDescriptorCount() - os.getOpenFileDescriptorCount();
            return new DescriptorReserve(open, Math.clamp(free - KEPT, 1, Integer.MAX_VALUE));
        }
        return new DescriptorReserve(open, Integer.MAX_VALUE);
    }

    /// Asks to open one more connection.
    ///
    /// @throws OutOfDescriptors if there is none to spare
    void take() {
        if (open.getAsInt() >= most) {
            throw new OutOfDescriptors();
        }
    }

    /// Told as the kernel would tell it, but early enough. Without a stack: it may come often.
    static final class OutOfDescriptors extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfDescriptors() {
            super(
                    "",
                    new IOException("Too many open files (the last " + KEPT + " are kept)"),
                    false,
                    false);
        }
    }
}
