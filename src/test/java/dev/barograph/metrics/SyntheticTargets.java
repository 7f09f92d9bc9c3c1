package dev.barograph.metrics;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;

/// Targets whose true percentiles are known.
final class SyntheticTargets {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private SyntheticTargets() {}

    /// Log-normal times around a centre; in ms: `exp(center + sigma N(0, 1))`.
    record Part(double weight, double center, double sigma) {}

    static SyntheticRun.Target independent(Part... parts) {
        return target(List.of(parts), List.of(parts), random -> () -> 0);
    }

    /// Mean 1 ms.
    static SyntheticRun.Target exponential() {
        return inverse(p -> -Math.log1p(-p));
    }

    /// From 1 ms on, a tail without a variance.
    static SyntheticRun.Target pareto() {
        return inverse(p -> 1 / Math.sqrt(1 - p));
    }

    private static SyntheticRun.Target inverse(DoubleUnaryOperator quantile) {
        return new SyntheticRun.Target() {
            @Override
            public DoubleSupplier levels(SplittableRandom random) {
                return () -> 1;
            }

            @Override
            public double timeMs(SplittableRandom random) {
                return quantile.applyAsDouble(random.nextDouble());
            }

            @Override
            public double quantileMs(double p) {
                return quantile.applyAsDouble(p);
            }
        };
    }

    /// Levels that are an AR(1) series: each is `phi` times the one before and something new.
    static SyntheticRun.Target autoregressive(double phi, double levelSigma, double sigma) {
        return target(
                List.of(new Part(1, 0, sigma)),
                List.of(new Part(1, 0, Math.hypot(sigma, levelSigma))),
                random -> {
                    double[] level = {levelSigma * random.nextGaussian()};
                    double fresh = levelSigma * Math.sqrt(1 - phi * phi);
                    return () -> level[0] = phi * level[0] + fresh * random.nextGaussian();
                });
    }

    /// Two levels; each lasts `meanLength` intervals on average.
    static SyntheticRun.Target shifting(double meanLength, double height, double sigma) {
        return target(
                List.of(new Part(1, 0, sigma)),
                List.of(new Part(0.5, 0, sigma), new Part(0.5, height, sigma)),
                random -> {
                    boolean[] high = {random.nextBoolean()};
                    return () -> {
                        if (random.nextDouble() < 1 / meanLength) {
                            high[0] = !high[0];
                        }
                        return high[0] ? height : 0;
                    };
                });
    }

    /// Each `period` intervals a burst that lasts 0 to `longest` intervals.
    static SyntheticRun.Target bursts(int period, int longest, double height, double sigma) {
        double share = longest / 2.0 / period;
        return bursts(period, share, height, sigma, random -> random.nextInt(longest + 1));
    }

    /// Each `period` intervals a burst of one interval.
    static SyntheticRun.Target clockwork(int period, double height, double sigma) {
        return bursts(period, 1.0 / period, height, sigma, random -> 1);
    }

    private static SyntheticRun.Target bursts(
            int period, double share, double height, double sigma, Lengths lengths) {
        return target(
                List.of(new Part(1, 0, sigma)),
                List.of(new Part(1 - share, 0, sigma), new Part(share, height, sigma)),
                random -> {
                    int[] state = {random.nextInt(period), lengths.next(random)};
                    return () -> {
                        state[0]++;
                        if (state[0] == period) {
                            state[0] = 0;
                            state[1] = lengths.next(random);
                        }
                        return state[0] < state[1] ? height : 0;
                    };
                });
    }

    private static SyntheticRun.Target target(
            List<Part> atLevelZero, List<Part> overAllLevels, Levels levels) {
        return new SyntheticRun.Target() {
            @Override
            public DoubleSupplier levels(SplittableRandom random) {
                DoubleSupplier logLevels = levels.start(random);
                return () -> Math.exp(logLevels.getAsDouble());
            }

            @Override
            public double timeMs(SplittableRandom random) {
                double choice = atLevelZero.size() == 1 ? 0 : random.nextDouble();
                int i = 0;
                while (i < atLevelZero.size() - 1 && choice >= atLevelZero.get(i).weight()) {
                    choice -= atLevelZero.get(i).weight();
                    i++;
                }
                Part part = atLevelZero.get(i);
                return Math.exp(part.center() + part.sigma() * random.nextGaussian());
            }

            @Override
            public double quantileMs(double p) {
                double low = -20;
                double high = 20;
                for (int i = 0; i < 60; i++) {
                    double middle = (low + high) / 2;
                    if (below(overAllLevels, middle) < p) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                return Math.exp(high);
            }
        };
    }

    private static double below(List<Part> parts, double logTime) {
        double sum = 0;
        for (Part part : parts) {
            double deviation = (logTime - part.center()) / part.sigma();
            sum += part.weight() * NORMAL.cumulativeProbability(deviation);
        }
        return sum;
    }

    private interface Levels {
        DoubleSupplier start(SplittableRandom random);
    }

    private interface Lengths {
        int next(SplittableRandom random);
    }
}
