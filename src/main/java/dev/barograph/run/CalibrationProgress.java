package dev.barograph.run;

/// How far a calibration is.
///
/// @param share 0 to 1; never decreases
/// @param step what is being tried now, for people: `Trying 12,000/s`
public record CalibrationProgress(double share, String step) {}
