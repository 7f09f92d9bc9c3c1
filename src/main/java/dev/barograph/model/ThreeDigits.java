package dev.barograph.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as people read them, to the digits that a histogram holds; the same in every country.
/// Pure functions; any thread.
public final class ThreeDigits {
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private ThreeDigits() {}

    /// Three digits as far as they mean anything, at most four decimals: `0.0123`, `1.23`, `12.3`,
    /// `1230`; `0` for nothing.
    public static String of(double number) {
        if (number == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(number).round(DIGITS);
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.setScale(Math.clamp(2 - exponent, 0, 4), RoundingMode.HALF_UP)
                .toPlainString();
    }
}
