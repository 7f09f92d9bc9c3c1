package dev.barograph.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A listening socket on loopback whose first connections meet a fault before HTTP begins, and
/// whose later ones are well.
final class FaultyDoor extends ServerSocket {
    /// What becomes of a new connection.
    @FunctionalInterface
    interface Welcome {
        /// The connection to speak HTTP on, or null if there is none any more.
        @Nullable Socket to(Socket accepted) throws IOException;
    }

    /// What is done with a connection that HTTP is never spoken on; it is closed afterwards.
    @FunctionalInterface
    interface Act {
        void on(Socket socket) throws IOException;
    }

    private final Welcome fault;
    private final Welcome well;
    private final int faulty;
    private final AtomicInteger accepted = new AtomicInteger();

    /// @param faulty how many connections meet the fault
    FaultyDoor(int faulty, Welcome fault, Welcome well) throws IOException {
        super(0, 1_024, InetAddress.getLoopbackAddress());
        this.faulty = faulty;
        this.fault = fault;
        this.well = well;
    }

    @Override
    public Socket accept() throws IOException {
        while (true) {
            Socket socket = super.accept();
            Welcome welcome = accepted.getAndIncrement() < faulty ? fault : well;
            Socket open = welcome.to(socket);
            if (open != null) {
                return open;
            }
        }
    }

    /// Acts on a connection beside the others.
    static Welcome acting(Act act) {
        return socket -> {
            Thread.ofVirtual().start(() -> carryOut(act, socket));
            return null;
        };
    }

    private static void carryOut(Act act, Socket socket) {
        try (socket) {
            act.on(socket);
        } catch (IOException e) {
            // The other side went away.
        }
    }

    /// Acts on a connection when its first TLS record has been read.
    static Welcome answeringTls(Act act) {
        return acting(socket -> {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.readNBytes(3);
            in.readNBytes(in.readUnsignedShort());
            act.on(socket);
        });
    }

    /// Reads until the other side goes away, and says nothing.
    static void readOnly(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        while (in.read() >= 0) {
            // nothing is said
        }
    }
}
