package dev.barograph.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.barograph.http.FaultyDoor.Act;
import dev.barograph.http.FaultyDoor.Welcome;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// What may be wrong with a target before HTTP begins on it over TLS, and what is right.
///
/// @param authority signs what is signed here, and is to be trusted
/// @param right a certificate for 127.0.0.1 that nothing is wrong with
record TlsFaults(Path folder, Path authority, Path right) {
    private static final String RIGHT_NAME = "SAN=ip:127.0.0.1";

    /// Makes an authority and a certificate of its.
    static TlsFaults in(Path folder) throws Exception {
        Path authority = TlsLab.authority(folder);
        return new TlsFaults(
                folder, authority, TlsLab.signed(folder, authority, "right", "-ext", RIGHT_NAME));
    }

    /// Has the platform trust the authority until it is closed.
    AutoCloseable trusted() throws Exception {
        return TlsLab.trusting(folder, authority);
    }

    Welcome well() throws Exception {
        return TlsLab.welcome(right, _ -> {});
    }

    /// A certificate that nobody signed.
    Welcome nobody() throws Exception {
        return with(TlsLab.once(folder, "nobody", "-ext", RIGHT_NAME));
    }

    /// A certificate for another name.
    Welcome other() throws Exception {
        return with(TlsLab.signedOnce(folder, authority, "other", "-ext", "SAN=dns:other.test"));
    }

    Welcome expired() throws Exception {
        return with(validFrom("old", "-10d", 2));
    }

    /// A certificate of the day after tomorrow.
    Welcome early() throws Exception {
        return with(validFrom("early", "+2d", 9));
    }

    private Path validFrom(String name, String start, int days) throws Exception {
        return TlsLab.signedOnce(
                folder,
                authority,
                name,
                "-ext",
                RIGHT_NAME,
                "-startdate",
                start,
                "-validity",
                "" + days);
    }

    private static Welcome with(Path store) throws Exception {
        return TlsLab.welcome(store, _ -> {});
    }

    /// Wants a certificate of ours. With TLS 1.3 the refusal comes when our side of the handshake
    /// is over.
    Welcome wantsCertificate() throws Exception {
        return TlsLab.welcome(right, socket -> socket.setNeedClientAuth(true));
    }

    static Welcome silent() {
        return FaultyDoor.acting(FaultyDoor::readOnly);
    }

    static Welcome reset() {
        return brokenOff(socket -> socket.setSoLinger(true, 0));
    }

    static Welcome end() {
        return brokenOff(_ -> {});
    }

    /// Answers our first record in plain text.
    static Welcome plain() {
        return brokenOff(socket -> {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            FaultyDoor.readOnly(socket);
        });
    }

    /// The JDK speaks it no more: the server's first record is written by hand. It chooses version
    /// 3.1, which is TLS 1.0.
    static Welcome tls10() {
        byte[] hello = new byte[5 + 4 + 38];
        ByteBuffer record = ByteBuffer.wrap(hello);
        record.put((byte) 22).putShort((short) 0x0301).putShort((short) 42);
        record.put((byte) 2).put((byte) 0).putShort((short) 38); // ServerHello
        record.putShort((short) 0x0301).put(new byte[32]).put((byte) 0); // random, no session
        record.putShort((short) 0xC013).put((byte) 0); // ECDHE_RSA, AES 128
        return brokenOff(socket -> {
            socket.getOutputStream().write(hello);
            // The alert that refuses it comes before the end.
            FaultyDoor.readOnly(socket);
        });
    }

    /// Reads our first record, acts and closes.
    private static Welcome brokenOff(Act act) {
        return FaultyDoor.answeringTls(act);
    }
}
