package dev.barograph.planted.barograph.cli;

/// The command line must know neither the window nor how a CSV is written.
public class Bad {
    Class<?> window = dev.barograph.planted.barograph.ui.Bad.class;
    Class<?> csv = org.apache.commons.csv.CSVFormat.class;
}
