package dev.barograph.scheduling;

import java.util.function.Predicate;

/// Who of this program's threads goes first where they share a processor: those that send and
/// measure before those that draw. Linux only; elsewhere, and where the system refuses, nothing
/// happens and nothing is said: the load runs as it would have, and what it suffers is measured.
///
/// A thread that wakes up does not, as a rule, interrupt one that runs: it waits until the turn of
/// that one is over, 3 to 4 ms on a Linux with two processors. For an event loop that is an answer
/// stamped 4 ms late.
public final class Scheduling {
    /// The shortest turn that Linux grants.
    private static final long SHORT_TURN_NANOS = 100_000;

    /// Niceness beyond that of the program: the share of a thread that is 5 nicer than another is a
    /// third of that of the other. More would make the window wait for whatever else the machine
    /// does.
    private static final int PATIENCE = 5;

    /// A program can be started nice.
    private static final int NICENESS = LinuxCalls.AVAILABLE.map(LinuxCalls::niceness).orElse(0);

    private Scheduling() {}

    /// Makes ready what the other methods need, some 50 ms the first time: not for an event loop
    /// that has work.
    ///
    /// @return whether the system knows how to
    public static boolean prepare() {
        return LinuxCalls.AVAILABLE.map(LinuxCalls::rehearse).orElse(false);
    }

    /// Asks for short turns of the calling thread: it then interrupts one with longer turns when it
    /// wakes up (EEVDF, from Linux 6.12 on), and gets no more of the processor than before.
    ///
    /// @return whether the system knows how to and agreed
    public static boolean shortTurns() {
        return LinuxCalls.AVAILABLE.map(calls -> calls.setTurn(SHORT_TURN_NANOS)).orElse(false);
    }

    /// Lets others go before the calling thread. It can not be taken back.
    ///
    /// @return whether the system knows how to and agreed
    public static boolean patient() {
        return LinuxCalls.AVAILABLE
                .map(calls -> calls.setNiceness(LinuxCalls.CALLING_THREAD, NICENESS + PATIENCE))
                .orElse(false);
    }

    /// Lets others go before those threads of this program that a library has made. It can not be
    /// taken back.
    ///
    /// @param wanted asked for the name that the system knows: its first 15 bytes
    /// @return how many there were for which the system agreed
    public static int patient(Predicate<String> wanted) {
        return LinuxCalls.AVAILABLE
                .map(calls ->
                        (int)
                                KernelThreads.named(wanted).stream()
                                        .filter(thread ->
                                                calls.setNiceness(thread, NICENESS + PATIENCE))
                                        .count())
                .orElse(0);
    }

    /// Lets others go before the compilers of the Java VM (HotSpot), once what is measured has been
    /// compiled. It can not be taken back.
    ///
    /// @return how many there were for which the system agreed
    public static int patientCompilers() {
        return patient(name -> name.startsWith("C1 Compiler") || name.startsWith("C2 Compiler"));
    }
}
