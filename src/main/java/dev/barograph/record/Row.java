package dev.barograph.record;

import dev.barograph.metrics.LoopDelays;
import dev.barograph.metrics.Times;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One row as it was read. A value that is not what is asked for is an [IllegalArgumentException]:
/// then the row is damaged, or was never written by this program.
///
/// @param values in the order of the columns
record Row(Columns columns, List<? extends @Nullable Object> values) {
    long whole(String name) {
        return is(Long.class, name);
    }

    int small(String name) {
        return Math.toIntExact(whole(name));
    }

    boolean flag(String name) {
        return whole(name) != 0;
    }

    double decimal(String name) {
        return is(Double.class, name);
    }

    String text(String name) {
        return is(String.class, name);
    }

    byte[] bytes(String name) {
        return is(byte[].class, name);
    }

    /// Distributions; their bytes may have been read already.
    Times times(String name) {
        return value(name) instanceof Times known ? known : Times.ofBytes(bytes(name));
    }

    /// Delays of event loops; their text may have been read already.
    LoopDelays loopDelays(String name) {
        return value(name) instanceof LoopDelays known ? known : LoopDelayText.read(text(name));
    }

    OptionalLong wholeIfAny(String name) {
        return has(name) ? OptionalLong.of(whole(name)) : OptionalLong.empty();
    }

    OptionalInt smallIfAny(String name) {
        return has(name) ? OptionalInt.of(small(name)) : OptionalInt.empty();
    }

    OptionalDouble decimalIfAny(String name) {
        return has(name) ? OptionalDouble.of(decimal(name)) : OptionalDouble.empty();
    }

    Optional<String> textIfAny(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    <E extends Enum<E>> E name(Class<E> type, String name) {
        return Enum.valueOf(type, text(name));
    }

    private boolean has(String name) {
        return value(name) != null;
    }

    private <T> T is(Class<T> type, String name) {
        Object value = value(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(columns.table() + "." + name + " is " + value);
        }
        return Objects.requireNonNull(type.cast(value));
    }

    private @Nullable Object value(String name) {
        int at = columns.names().indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + columns.table() + "." + name);
        }
        return values.get(at);
    }
}
