package dev.barograph.http;

import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.net.ssl.SSLSession;

/// What the connections of one transport agreed on with the target. Any thread; told once a
/// connection.
public final class Negotiated {
    /// Versions are the target's own words; a hostile one must not fill the memory.
    private static final int MOST = 16;

    private final ConcurrentSkipListSet<String> protocols = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListSet<String> tls = new ConcurrentSkipListSet<>();

    void protocol(String version) {
        add(protocols, version);
    }

    void tls(SSLSession session) {
        add(tls, session.getProtocol() + " " + session.getCipherSuite());
    }

    private static void add(ConcurrentSkipListSet<String> to, String what) {
        if (to.size() < MOST) {
            to.add(what);
        }
    }

    /// Protocols spoken so far, for example `HTTP/1.1`.
    public SortedSet<String> protocols() {
        return new TreeSet<>(protocols);
    }

    /// TLS versions and cipher suites so far, for example `TLSv1.3 TLS_AES_256_GCM_SHA384`.
    public SortedSet<String> tls() {
        return new TreeSet<>(tls);
    }
}
