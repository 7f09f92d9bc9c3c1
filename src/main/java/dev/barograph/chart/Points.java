package dev.barograph.chart;

import java.util.Arrays;

/// A row of points with ascending x. A y of NaN is a gap. Immutable as far as its size reaches.
///
/// Safe to hand to another thread: the arrays may grow behind `size`, never change before it.
public final class Points {
    static final Points NONE = new Points(new double[0], new double[0], 0);

    private final double[] x;
    private final double[] y;
    private final int size;

    Points(double[] x, double[] y, int size) {
        this.x = x;
        this.y = y;
        this.size = size;
    }

    static Points of(double[] x, double[] y) {
        return new Points(x, y, x.length);
    }

    public int size() {
        return size;
    }

    public double x(int index) {
        return x[index];
    }

    /// The value; NaN for a gap.
    public double y(int index) {
        return y[index];
    }

    /// Whether there is a point and not a gap.
    boolean has(int index) {
        return index >= 0 && index < size && !Double.isNaN(y[index]);
    }

    /// Largest value; NaN if there is none.
    double max() {
        double max = Double.NaN;
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(y[i]) && !(max >= y[i])) {
                max = y[i];
            }
        }
        return max;
    }

    /// Smallest value; NaN if there is none.
    double min() {
        double min = Double.NaN;
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(y[i]) && !(min <= y[i])) {
                min = y[i];
            }
        }
        return min;
    }

    /// The same with a gap wherever another value of the same place is less; itself if it is so
    /// nowhere.
    ///
    /// @param measure at the same places
    Points where(Points measure, double least) {
        int i = 0;
        while (i < size && !(has(i) && measure.y(i) < least)) {
            i++;
        }
        if (i == size) {
            return this;
        }
        double[] enough = Arrays.copyOf(y, size);
        for (; i < size; i++) {
            if (measure.y(i) < least) {
                enough[i] = Double.NaN;
            }
        }
        return new Points(x, enough, size);
    }

    /// The points in a stretch, and the next one on each side of it, so that a line goes on to the
    /// edge.
    Points within(double from, double to) {
        if (size == 0) {
            return this;
        }
        int first = Math.max(0, firstNotBefore(from) - 1);
        int end = Math.min(size, firstNotBefore(to) + 2);
        return first == 0 && end == size
                ? this
                : new Points(
                        Arrays.copyOfRange(x, first, end),
                        Arrays.copyOfRange(y, first, end),
                        end - first);
    }

    private int firstNotBefore(double wanted) {
        int found = Arrays.binarySearch(x, 0, size, wanted);
        return found >= 0 ? found : -found - 1;
    }

    /// Index of the point whose x is nearest; 0 to size - 1.
    ///
    /// @throws IllegalStateException if there is no point
    int nearest(double wanted) {
        if (size == 0) {
            throw new IllegalStateException("there is no point");
        }
        int low = 0;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x[middle] < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && wanted - x[low - 1] <= x[low] - wanted ? low - 1 : low;
    }
}
