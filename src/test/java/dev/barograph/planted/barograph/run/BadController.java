package dev.barograph.planted.barograph.run;

/// A controller outside the window.
public class BadController {}
