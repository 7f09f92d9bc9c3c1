package dev.barograph.metrics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;

/// What this program was able to do with one kind of request on this machine, against a target of
/// its own on loopback. The target shares the machine with the client, so both rates are lower
/// bounds of what it can do against a target elsewhere. Figures have two significant digits: more
/// would not be the same the next time. Immutable.
///
/// @param measuredAt when
/// @param topPerSecond requests per second at full speed, 64 in flight
/// @param trustedPerSecond highest rate that was tried at which 99 % of requests left within 2 ms
///   of their time and the event loops had time left; empty if there was none
/// @param floorPerSecond the low rate at which the floor was measured
/// @param floorP50Nanos half of the requests had at most this response time at the low rate: of any
///   response time shown, this much is this program and this machine
/// @param floorP99Nanos the same for 99 %
/// @param socketApi kernel interface of the event loops
/// @param withoutTls whether the request is an HTTPS one, which was calibrated over plain HTTP
public record Calibration(
        Instant measuredAt,
        double topPerSecond,
        OptionalDouble trustedPerSecond,
        double floorPerSecond,
        long floorP50Nanos,
        long floorP99Nanos,
        String socketApi,
        boolean withoutTls) {
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    public Calibration {
        topPerSecond = rounded(topPerSecond);
        trustedPerSecond =
                trustedPerSecond.isPresent()
                        ? OptionalDouble.of(rounded(trustedPerSecond.getAsDouble()))
                        : trustedPerSecond;
        floorPerSecond = rounded(floorPerSecond);
        floorP50Nanos = Math.round(rounded((double) floorP50Nanos));
        floorP99Nanos = Math.round(rounded((double) floorP99Nanos));
    }

    /// What to make of it, in one or two sentences.
    ///
    /// @param request which one it is of, for example `this request`
    public String inWords(String request) {
        String top =
                "This machine can send about " + rate(topPerSecond) + "/s of " + request + "; ";
        String trust =
                trustedPerSecond.isPresent()
                        ? "above "
                                + rate(trustedPerSecond.getAsDouble())
                                + "/s do not trust the tail."
                        : "at no rate that was tried did it keep its plan to 2 ms:"
                                + " something else keeps it busy.";
        return top + trust + (withoutTls ? " Calibrated without TLS, which costs more." : "");
    }

    /// The noise floor, in one sentence.
    public String floorInWords() {
        return "Noise floor at "
                + rate(floorPerSecond)
                + "/s: p50 "
                + millis(floorP50Nanos)
                + " ms, p99 "
                + millis(floorP99Nanos)
                + " ms of any response time is this machine.";
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
    }

    private static String millis(long nanos) {
        return BigDecimal.valueOf(nanos, 6).round(TWO_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(TWO_DIGITS).doubleValue();
    }
}
