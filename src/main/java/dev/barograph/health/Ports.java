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
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ephemeral ports that are left, from the socket tables of Linux; empty where there are none. A
/// port is taken for one remote address and port only, so the remote one with the most sockets,
/// waiting ones included, tells.
///
/// To list a table the kernel walks all the room that it has for sockets, tens of milliseconds in
/// which a processor does nothing else, event loops included. So while this machine has few sockets
/// they are only counted, all as if they had one remote: at least so many ports are left.
final class Ports {
    /// Up to one socket for so many ephemeral ports is few: half of them are left at least.
    private static final int PORTS_FOR_A_SOCKET = 2;

    private static final Pattern COUNTED = Pattern.compile("^TCP6?:.*\\binuse (\\d+)");
    private static final Pattern WAITING = Pattern.compile("^TCP:.*\\btw (\\d+)");

    /// Most lines read from each table: as many sockets as there can be ephemeral ports, at both
    /// ends of a connection to this machine itself.
    private static final int MOST_LINES = 2 * 65_536;

    private final Path range;
    private final List<Path> counts;
    private final List<Path> tables;

    /// @param proc where `/proc` is
    Ports(Path proc) {
        this.range = proc.resolve("sys/net/ipv4/ip_local_port_range");
        this.counts = List.of(proc.resolve("net/sockstat"), proc.resolve("net/sockstat6"));
        this.tables = List.of(proc.resolve("net/tcp"), proc.resolve("net/tcp6"));
    }

    OptionalInt left() {
        try {
            String[] bounds = firstLine(range).trim().split("\\s+", -1);
            int first = Integer.parseInt(bounds[0]);
            int last = Integer.parseInt(bounds[1]);
            int all = last - first + 1;
            OptionalLong sockets = sockets();
            if (sockets.isPresent() && sockets.getAsLong() <= all / PORTS_FOR_A_SOCKET) {
                return OptionalInt.of(all - (int) sockets.getAsLong());
            }
            Map<String, Integer> takenByRemote = new HashMap<>();
            for (Path table : tables) {
                if (Files.exists(table)) {
                    count(table, first, last, takenByRemote);
                }
            }
            int most = takenByRemote.values().stream().mapToInt(n -> n).max().orElse(0);
            return OptionalInt.of(Math.max(0, all - most));
        } catch (IOException | RuntimeException e) {
            return OptionalInt.empty(); // no such table here, or one of another make
        }
    }

    /// All TCP sockets of this machine, waiting ones included; empty where they are not counted.
    private OptionalLong sockets() throws IOException {
        if (!Files.exists(counts.getFirst())) {
            return OptionalLong.empty();
        }
        long sum = 0;
        for (Path file : counts) {
            if (Files.exists(file)) { // there is a second one with IPv6 only
                for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                    sum += number(COUNTED, line) + number(WAITING, line);
                }
            }
        }
        return OptionalLong.of(sum);
    }

    private static long number(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
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
