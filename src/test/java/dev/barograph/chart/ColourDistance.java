package dev.barograph.chart;

/// How people tell colours apart. Pure functions.
///
/// Colour blindness: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based
/// Model for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and
/// Computer Graphics 15(6), 2009, matrices of severity 1.0, applied to linear sRGB. Distance: CIE
/// 1976 (ΔE*ab) in L*a*b* for D65; about 2.3 is a just noticeable difference.
final class ColourDistance {
    /// How somebody sees.
    enum Sight {
        USUAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
        PROTANOPIA(
                0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116,
                1.051998),
        DEUTERANOPIA(
                0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940,
                0.968881),
        TRITANOPIA(
                1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367,
                0.303900);

        private final double[] matrix;

        Sight(double... matrix) {
            this.matrix = matrix;
        }
    }

    private ColourDistance() {}

    /// ΔE*ab of two colours as somebody sees them.
    static double between(int a, int b, Sight sight) {
        double[] left = lab(a, sight);
        double[] right = lab(b, sight);
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        }
        return Math.sqrt(sum);
    }

    /// L*, 0 to 100.
    static double lightness(int argb, Sight sight) {
        return lab(argb, sight)[0];
    }

    private static double[] lab(int argb, Sight sight) {
        double[] rgb = {linear(argb >> 16 & 0xFF), linear(argb >> 8 & 0xFF), linear(argb & 0xFF)};
        double[] seen = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 3; k++) {
                seen[i] += sight.matrix[3 * i + k] * rgb[k];
            }
            seen[i] = Math.clamp(seen[i], 0, 1);
        }
        double x = (0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047;
        double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
        double z = (0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883;
        return new double[] {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double f(double t) {
        return t > 216.0 / 24_389 ? Math.cbrt(t) : (24_389.0 / 27 * t + 16) / 116;
    }
}
