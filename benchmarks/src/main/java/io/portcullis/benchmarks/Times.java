package io.portcullis.benchmarks;

import java.util.Collection;

/** Measured times, sorted, in milliseconds. */
final class Times {

    private final double[] sorted;

    Times(Collection<Double> millis) {
        sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** The time that so large a share didn't exceed; not a number where nothing was measured. */
    double quantile(double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    int count() {
        return sorted.length;
    }
}
