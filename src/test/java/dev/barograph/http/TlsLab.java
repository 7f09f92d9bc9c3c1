package dev.barograph.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barograph.testing.FaultServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/// Certificates and TLS servers on loopback.
final class TlsLab {
    private static final String PASSWORD = "changeit";

    private TlsLab() {}

    /// A certificate authority of our own.
    static Path authority(Path folder) throws Exception {
        return certificate(folder, "authority", "-ext", "bc:c", "-validity", "30");
    }

    /// Makes a key and a certificate that it signs itself.
    ///
    /// @param options further ones of `keytool -genkeypair`
    /// @return a key store
    static Path certificate(Path folder, String name, String... options) throws Exception {
        Path store = folder.resolve(name + ".p12");
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "-genkeypair",
                                "-alias",
                                name,
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name));
        all.addAll(List.of(options));
        keytool(store, all);
        return store;
    }

    /// Makes a key and a certificate that an authority signs.
    ///
    /// @param options further ones of `keytool -gencert`
    /// @return a key store that holds the chain
    static Path signed(Path folder, Path authority, String name, String... options)
            throws Exception {
        Path store = certificate(folder, name);
        Path request = folder.resolve(name + ".csr");
        Path answer = folder.resolve(name + ".cer");
        Path root = folder.resolve("root.cer");
        keytool(store, List.of("-certreq", "-alias", name, "-file", request.toString()));
        List<String> sign =
                new ArrayList<>(
                        List.of(
                                "-gencert",
                                "-alias",
                                "authority",
                                "-infile",
                                request.toString(),
                                "-outfile",
                                answer.toString()));
        sign.addAll(List.of(options));
        keytool(authority, sign);
        keytool(authority, List.of("-exportcert", "-alias", "authority", "-file", root.toString()));
        keytool(
                store,
                List.of("-importcert", "-noprompt", "-alias", "root", "-file", root.toString()));
        keytool(
                store,
                List.of("-importcert", "-noprompt", "-alias", name, "-file", answer.toString()));
        // The root served its purpose: a server sends its own certificate.
        keytool(store, List.of("-delete", "-alias", "root"));
        return store;
    }

    /// As [#certificate], made if there is none of that name yet.
    static Path once(Path folder, String name, String... options) throws Exception {
        Path store = folder.resolve(name + ".p12");
        return Files.exists(store) ? store : certificate(folder, name, options);
    }

    /// As [#signed], made if there is none of that name yet.
    static Path signedOnce(Path folder, Path authority, String name, String... options)
            throws Exception {
        Path store = folder.resolve(name + ".p12");
        return Files.exists(store) ? store : signed(folder, authority, name, options);
    }

    private static void keytool(Path store, List<String> options) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString()));
        command.addAll(options);
        command.addAll(List.of("-storepass", PASSWORD, "-keystore", store.toString()));
        Path log = store.resolveSibling(store.getFileName() + ".log");
        Process keytool =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(Files.readString(log)).isZero();
    }

    static FaultServer server(Path store, Consumer<SSLServerSocket> settings)
            throws IOException, GeneralSecurityException {
        SSLServerSocket socket =
                (SSLServerSocket)
                        context(store)
                                .getServerSocketFactory()
                                .createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        settings.accept(socket);
        return new FaultServer(socket);
    }

    /// Speaks TLS on connections that have been accepted.
    static FaultyDoor.Welcome welcome(Path store, Consumer<SSLSocket> settings)
            throws IOException, GeneralSecurityException {
        return welcome(store, settings, true);
    }

    /// Speaks TLS on connections that stay open when TLS on them is shut.
    static FaultyDoor.Welcome leavingOpen(Path store, Consumer<SSLSocket> settings)
            throws IOException, GeneralSecurityException {
        return welcome(store, settings, false);
    }

    private static FaultyDoor.Welcome welcome(
            Path store, Consumer<SSLSocket> settings, boolean autoClose)
            throws IOException, GeneralSecurityException {
        SSLContext context = context(store);
        return accepted -> {
            SSLSocket socket =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(
                                            accepted, InputStream.nullInputStream(), autoClose);
            settings.accept(socket);
            return socket;
        };
    }

    private static SSLContext context(Path store) throws IOException, GeneralSecurityException {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(store), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /// Has the platform trust a certificate until it is closed.
    static AutoCloseable trusting(Path folder, Path store)
            throws IOException, GeneralSecurityException {
        Path file = trustStore(folder, store);
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        return () -> {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        };
    }

    /// Arguments of a virtual machine that trusts a certificate.
    static List<String> jvmArgsTrusting(Path folder, Path store)
            throws IOException, GeneralSecurityException {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + trustStore(folder, store),
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
    }

    private static Path trustStore(Path folder, Path store)
            throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "target", keys(store).getCertificate(keys(store).aliases().nextElement()));
        Path file = folder.resolve("trusted-" + store.getFileName());
        try (OutputStream out = Files.newOutputStream(file)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static KeyStore keys(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
