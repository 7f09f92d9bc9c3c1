package dev.barograph.model;

import java.nio.charset.StandardCharsets;

/// What a request carries after its headers.
public sealed interface Body {
    /// The bytes as they go over the wire; empty for [None].
    byte[] bytes();

    /// No body at all: neither bytes nor a `Content-Length` of a body.
    record None() implements Body {
        @Override
        public byte[] bytes() {
            return new byte[0];
        }
    }

    /// Text, sent as UTF-8.
    record Text(String text) implements Body {
        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
