package dev.barograph.demo;

/// A query parameter that is missing or out of range; the message is a sentence for the client.
final class BadParameter extends Exception {
    private static final long serialVersionUID = 1L;

    BadParameter(String message) {
        super(message);
    }
}
