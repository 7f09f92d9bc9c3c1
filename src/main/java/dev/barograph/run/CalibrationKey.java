package dev.barograph.run;

import dev.barograph.metrics.Environment;
import dev.barograph.model.Header;
import dev.barograph.model.Profile;
import dev.barograph.model.RequestSpec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Under what a calibration is remembered: everything about the request and the machine that moves
/// the figures, and nothing that tells what the request holds. The kernel interface of the event
/// loops follows from system and Java. Pure but for reading the machine.
final class CalibrationKey {
    private static final int SIZE_STEP_BYTES = 256;
    private static final int HASH_BYTES = 8;

    private CalibrationKey() {}

    /// 16 hexadecimal digits.
    static String of(Profile profile) {
        Environment machine = Surroundings.ofMachine();
        return of(profile.request(), machine);
    }

    static String of(RequestSpec request, Environment machine) {
        String version =
                Optional.ofNullable(CalibrationKey.class.getPackage().getImplementationVersion())
                        .orElse("development");
        String shape =
                String.join(
                        "\n",
                        request.method().toUpperCase(Locale.ROOT),
                        "head " + step(headBytes(request)),
                        "body " + step(request.body().bytes().length),
                        isTls(request) ? "https" : "http",
                        "cores " + machine.cores(),
                        machine.java(),
                        machine.collector(),
                        machine.os(),
                        version);
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(shape.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static boolean isTls(RequestSpec request) {
        return request.url().regionMatches(true, 0, "https:", 0, "https:".length());
    }

    private static int headBytes(RequestSpec request) {
        int bytes = request.url().length();
        for (Header header : request.headers()) {
            bytes += header.name().length() + header.value().length() + ": \r\n".length();
        }
        return bytes;
    }

    /// Zero stays zero: no body is another case than a small one.
    private static int step(int bytes) {
        return (bytes + SIZE_STEP_BYTES - 1) / SIZE_STEP_BYTES;
    }
}
