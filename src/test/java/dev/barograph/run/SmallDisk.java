package dev.barograph.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A folder that can be made to run out of space: a small file system of its own where this process
/// may mount one, otherwise a folder that stops to take anything because it is gone.
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static SmallDisk of(Path parent) throws IOException {
        Path folder = Files.createDirectory(parent.resolve("disk"));
        return new SmallDisk(
                folder, did("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()));
    }

    /// One that nothing can be written to.
    static SmallDisk readOnly(Path parent) throws IOException {
        SmallDisk disk = of(parent);
        boolean closed =
                disk.mounted
                        ? did("mount", "-o", "remount,ro", disk.folder.toString())
                        : disk.folder.toFile().setWritable(false);
        if (!closed) {
            throw new IOException("cannot be made read-only: " + disk.folder);
        }
        return disk;
    }

    Path folder() {
        return folder;
    }

    /// Leaves no space.
    void fill() throws IOException {
        if (!mounted) {
            remove();
            return;
        }
        byte[] block = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // Full.
        }
    }

    private void remove() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        var _ = folder.toFile().setWritable(true);
        if (mounted) {
            did("umount", "-l", folder.toString());
        }
    }

    private static boolean did(String... command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
