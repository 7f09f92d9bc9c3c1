package dev.barograph.report;

import dev.barograph.metrics.Health;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/// The columns about the generator itself; all empty if nobody watched it.
final class HealthColumns {
    private HealthColumns() {}

    static <T> List<Column<T>> of(Function<T, Optional<Health>> health) {
        return List.of(
                cell("gen_cpu", health, h -> Cells.decimal(h.processCores())),
                cell("gen_machine_cpu", health, h -> share(h.machineShare())),
                cell("gen_loop_cpu", health, h -> Cells.decimal(h.busiestLoopShare())),
                cell("gen_thread", health, h -> Cells.text(h.busiestThread())),
                cell("gen_thread_cpu", health, h -> Cells.decimal(h.busiestThreadShare())),
                cell("gen_gc_ms", health, h -> millis(h.gcNanos())),
                cell("gen_gc_max_ms", health, h -> millis(h.longestGcNanos())),
                cell("gen_heap_bytes", health, h -> Cells.number(h.heapAfterGcBytes())),
                cell("gen_loop_delay_ms", health, h -> millis(h.longestLoopDelayNanos())),
                cell("gen_hiccup_ms", health, h -> millis(h.longestHiccupNanos())),
                cell("gen_suspended_ms", health, h -> millis(h.suspendedNanos())),
                cell("gen_connections", health, h -> Cells.number(h.openConnections())),
                cell("gen_descriptors", health, h -> whole(h.openDescriptors())),
                cell("gen_descriptor_limit", health, h -> whole(h.descriptorLimit())),
                cell("gen_ports_left", health, h -> whole(h.portsLeft())),
                cell("gen_retransmits", health, h -> share(h.retransmitShare())));
    }

    private static <T> Column<T> cell(
            String name, Function<T, Optional<Health>> health, Function<Health, String> text) {
        return new Column<>(name, row -> health.apply(row).map(text).orElse(Cells.EMPTY));
    }

    private static String millis(long nanos) {
        return Cells.millis(OptionalLong.of(nanos));
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? Cells.decimal(share.getAsDouble()) : Cells.EMPTY;
    }

    private static String whole(OptionalLong number) {
        return number.isPresent() ? Cells.number(number.getAsLong()) : Cells.EMPTY;
    }

    private static String whole(OptionalInt number) {
        return number.isPresent() ? Cells.number(number.getAsInt()) : Cells.EMPTY;
    }
}
