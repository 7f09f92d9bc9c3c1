package dev.barograph.health;

import java.util.List;

/// Reads a stack for people.
final class Frames {
    private static final String OWN = "dev.barograph.";
    private static final List<String> RUNTIME = List.of("java.", "javax.", "jdk.", "sun.");

    private Frames() {}

    /// The frame that tells what a thread is held up in: the topmost one of this program; if there
    /// is none, the topmost one that is not of the Java runtime; else the topmost.
    static String telling(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (frame.getClassName().startsWith(OWN)) {
                return name(frame);
            }
        }
        for (StackTraceElement frame : stack) {
            if (RUNTIME.stream().noneMatch(frame.getClassName()::startsWith)) {
                return name(frame);
            }
        }
        return stack.length == 0 ? "native code" : name(stack[0]);
    }

    private static String name(StackTraceElement frame) {
        String line = frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "";
        return frame.getClassName() + "." + frame.getMethodName() + line;
    }
}
