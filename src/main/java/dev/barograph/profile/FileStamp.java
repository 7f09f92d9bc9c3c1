package dev.barograph.profile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Stands for the exact content of a file; equal stamps mean equal content.
///
/// @param sha256 lower-case hexadecimal
public record FileStamp(String sha256) {
    static FileStamp of(byte[] content) {
        try {
            return new FileStamp(
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
