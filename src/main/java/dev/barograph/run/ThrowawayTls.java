package dev.barograph.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A TLS identity for 127.0.0.1 that exists only in the memory of this process, for a day, and the
/// authority of its own that signed it. Nobody trusts that one who is not told to.
///
/// @param authority what a client has to trust
/// @param context for a server
record ThrowawayTls(X509Certificate authority, SSLContext context) {
    private static final int RSA_BITS = 2_048;
    private static final Duration VALID = Duration.ofDays(1);
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    // Tags of ASN.1.
    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_ID = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final int IP_ADDRESS = 0x87;

    private static final byte[] TRUE = der(BOOLEAN, new byte[] {(byte) 0xff});
    private static final byte[] COMMON_NAME = objectId(0x55, 0x04, 0x03);
    private static final byte[] BASIC_CONSTRAINTS = objectId(0x55, 0x1d, 0x13);
    private static final byte[] SUBJECT_ALTERNATIVE_NAME = objectId(0x55, 0x1d, 0x11);
    private static final byte[] ECDSA_WITH_SHA256 =
            der(SEQUENCE, objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

    private static final byte[] IS_AUTHORITY = extension(BASIC_CONSTRAINTS, der(SEQUENCE, TRUE));
    private static final byte[] IS_LOOPBACK =
            extension(
                    SUBJECT_ALTERNATIVE_NAME,
                    der(SEQUENCE, der(IP_ADDRESS, new byte[] {127, 0, 0, 1})));

    /// Makes one; some hundred milliseconds the first time in a process.
    ///
    /// @throws GeneralSecurityException if this Java lacks elliptic curves, RSA or TLS
    static ThrowawayTls make() throws GeneralSecurityException, IOException {
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair authority = curve.generateKeyPair();
        // One of each kind, so that a client has checked both kinds of signatures.
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(RSA_BITS);
        KeyPair own = rsa.generateKeyPair();
        X509Certificate root = certificate("warm-up authority", authority, authority, IS_AUTHORITY);
        X509Certificate leaf = certificate("warm-up target", own, authority, IS_LOOPBACK);
        // Not PKCS #12, which would spend its time on making a password hard to guess.
        KeyStore keys = KeyStore.getInstance("JKS");
        keys.load(null, null);
        keys.setKeyEntry("own", own.getPrivate(), new char[0], new Certificate[] {leaf});
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new ThrowawayTls(root, context);
    }

    private static X509Certificate certificate(
            String name, KeyPair subject, KeyPair issuer, byte[] extension)
            throws GeneralSecurityException {
        Instant now = Instant.now();
        byte[] content =
                der(
                        SEQUENCE,
                        der(VERSION, der(INTEGER, new byte[] {2})),
                        der(INTEGER, BigInteger.valueOf(System.nanoTime()).abs().toByteArray()),
                        ECDSA_WITH_SHA256,
                        name("warm-up authority"),
                        der(SEQUENCE, time(now.minus(VALID)), time(now.plus(VALID))),
                        name(name),
                        subject.getPublic().getEncoded(),
                        der(EXTENSIONS, der(SEQUENCE, extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(issuer.getPrivate());
        signature.update(content);
        byte[] whole =
                der(
                        SEQUENCE,
                        content,
                        ECDSA_WITH_SHA256,
                        // No bit of the last byte is unused.
                        der(BIT_STRING, new byte[1], signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] name(String common) {
        byte[] text = der(UTF8_STRING, common.getBytes(StandardCharsets.UTF_8));
        return der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, text)));
    }

    private static byte[] time(Instant at) {
        return der(UTC, UTC_TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] extension(byte[] id, byte[] value) {
        return der(SEQUENCE, id, TRUE, der(OCTET_STRING, value));
    }

    private static byte[] objectId(int... encoded) {
        byte[] bytes = new byte[encoded.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) encoded[i];
        }
        return der(OBJECT_ID, bytes);
    }

    /// One element of ASN.1 in its distinguished encoding.
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        int length = content.size();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        if (length < 0x80) {
            all.write(length);
        } else if (length < 0x100) {
            all.write(0x81);
            all.write(length);
        } else {
            all.write(0x82);
            all.write(length >> 8);
            all.write(length);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
