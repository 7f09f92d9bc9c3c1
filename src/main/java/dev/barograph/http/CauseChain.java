package dev.barograph.http;

import io.netty.handler.codec.DecoderException;
import java.util.Locale;

/// What an exception of the client or of the system, and those that caused it, tell of a failure.
/// They have few types in common, so their messages are read too. Pure; any thread.
final class CauseChain {
    private CauseChain() {}

    /// Whether one of them is of a type.
    static boolean has(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return true;
            }
        }
        return false;
    }

    /// The one that says most.
    static Throwable deepest(Throwable thrown) {
        Throwable t = thrown;
        for (Throwable cause = t.getCause(); cause != null; cause = t.getCause()) {
            // A system exception under Netty's own says less: the address is missing.
            if (text(cause).isEmpty() || text(t).contains(text(cause))) {
                break;
            }
            t = cause;
        }
        return t;
    }

    /// What it says, or else what it is.
    static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    static boolean isOutOfPorts(Throwable thrown) {
        String lower = text(deepest(thrown)).toLowerCase(Locale.ROOT);
        return lower.contains("cannot assign requested address")
                || lower.contains("can't assign requested address")
                || lower.contains("address already in use");
    }

    static boolean isOutOfDescriptors(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String lower = text(t).toLowerCase(Locale.ROOT);
            if (lower.contains("too many open files")
                    || lower.contains("failed to open a socket")) {
                return true;
            }
        }
        return false;
    }

    /// What the codec throws for bytes that are not HTTP; several have no common type.
    static boolean isParsing(Throwable thrown) {
        return thrown instanceof DecoderException || thrown instanceof IllegalArgumentException;
    }

    static boolean isReset(Throwable thrown) {
        String lower = text(thrown).toLowerCase(Locale.ROOT);
        return lower.contains("reset") || lower.contains("broken pipe");
    }
}
