package dev.barograph.health;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Ephemeral ports that are left, from the socket tables of Linux; empty where there are none. A
/// port is taken for one remote address and port only, so the remote one with the most sockets,
/// waiting ones included, tells.
final class Ports {
    /// Most lines read from each table: as many sockets as there can be ephemeral ports, at both
    /// ends of a connection to this machine itself.
    private static final int MOST_LINES = 2 * 65_536;

    private final Path range;
    private final List<Path> tables;

    /// @param proc where `/proc` is
    Ports(Path proc) {
        this.range = proc.resolve("sys/net/ipv4/ip_local_port_range");
        this.tables = List.of(proc.resolve("net/tcp"), proc.resolve("net/tcp6"));
    }

    OptionalInt left() {
        try {
            String[] bounds = firstLine(range).trim().split("\\s+", -1);
            int first = Integer.parseInt(bounds[0]);
            int last = Integer.parseInt(bounds[1]);
            Map<String, Integer> takenByRemote = new HashMap<>();
            for (Path table : tables) {
                if (Files.exists(table)) {
                    count(table, first, last, takenByRemote);
                }
            }
            int most = takenByRemote.values().stream().mapToInt(n -> n).max().orElse(0);
            return OptionalInt.of(Math.max(0, last - first + 1 - most));
        } catch (IOException | RuntimeException e) {
            return OptionalInt.empty(); // no such table here, or one of another make
        }
    }

    /// Read in one go: such a file is at its end after the first read, however short that was.
    private static String firstLine(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return String.valueOf(lines.readLine());
        }
    }

    private static void count(Path table, int first, int last, Map<String, Integer> takenByRemote)
            throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(table, StandardCharsets.ISO_8859_1)) {
            String line = lines.readLine(); // the heads of the columns
            for (int n = 0; n < MOST_LINES && line != null; n++) {
                line = lines.readLine();
                if (line != null) {
                    count(line, first, last, takenByRemote);
                }
            }
        }
    }

    /// A line is `sl: address:port address:port ...`, numbers in hexadecimal.
    private static void count(
            String line, int first, int last, Map<String, Integer> takenByRemote) {
        int localPort = line.indexOf(':', line.indexOf(':') + 1) + 1;
        int localEnd = line.indexOf(' ', localPort);
        int remoteEnd = line.indexOf(' ', localEnd + 1);
        int port = Integer.parseInt(line, localPort, localEnd, 16);
        String remote = line.substring(localEnd + 1, remoteEnd);
        if (port >= first && port <= last && !remote.endsWith(":0000")) {
            takenByRemote.merge(remote, 1, Integer::sum);
        }
    }
}
