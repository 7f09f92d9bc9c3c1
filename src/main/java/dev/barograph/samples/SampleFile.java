package dev.barograph.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A compressed file that is whole at any moment: rows are gathered into a gzip member in memory,
/// and whole members follow each other on disk (RFC 1952, 2.2). What is left of a member that could
/// not be written is cut off again. One thread; blocks as the disk does.
final class SampleFile implements AutoCloseable {
    private static final int DEFLATE_BUFFER_BYTES = 1 << 15;

    private final Path path;
    private final byte[] header;
    private final ByteArrayOutputStream member = new ByteArrayOutputStream(1 << 17);
    private @Nullable OutputStream rows;
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    private long goodBytes;
    private long memberRows;

    /// @param header goes before the first rows, whenever the file can first be written
    SampleFile(Path path, byte[] header) {
        this.path = path;
        this.header = header;
    }

    /// Adds rows to the member in memory.
    ///
    /// @param count how many they are
    void add(RowText text, long count) {
        memberRows += count;
        try {
            if (rows == null) {
                rows = new Member(member);
            }
            text.moveTo(rows);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }

    /// Rows in the member in memory.
    long memberRows() {
        return memberRows;
    }

    /// Size of the member in memory by now.
    int memberBytes() {
        return member.size();
    }

    /// Writes the member in memory and begins a new one, whether that succeeds or not. The first
    /// call makes the file.
    void flush() throws IOException {
        try {
            FileChannel to = open();
            if (goodBytes == 0) {
                ByteArrayOutputStream first = new ByteArrayOutputStream();
                try (OutputStream compressed = new Member(first)) {
                    compressed.write(header);
                }
                write(first, to);
            }
            if (rows != null) {
                rows.close();
                write(member, to);
            }
        } finally {
            rows = null;
            member.reset();
            memberRows = 0;
        }
    }

    private void write(ByteArrayOutputStream whole, FileChannel to) throws IOException {
        try {
            to.position(goodBytes);
            whole.writeTo(Channels.newOutputStream(to));
            goodBytes += whole.size();
        } catch (IOException e) {
            cutOff(to, e);
            throw e;
        }
    }

    private void cutOff(FileChannel to, IOException because) {
        try {
            to.truncate(goodBytes);
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    private FileChannel open() throws IOException {
        FileChannel there = channel;
        if (there == null) {
            // Not through a link that somebody put there.
            Files.deleteIfExists(path);
            there = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel = there;
            key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        }
        return there;
    }

    /// Whether what was written is still in the file of that name: somebody may have deleted or
    /// replaced it, such as another run into the same folder. As far as the system can tell files
    /// apart.
    boolean isThere() {
        try {
            return channel == null
                    || Objects.equals(
                            Files.readAttributes(path, BasicFileAttributes.class).fileKey(), key);
        } catch (IOException e) {
            return false;
        }
    }

    /// Makes the rows on disk survive a loss of power.
    @Override
    public void close() throws IOException {
        try (FileChannel there = channel) {
            if (there != null) {
                there.force(true);
            }
        }
    }

    /// Fast rather than small: rows are much alike and shrink to a fifth anyway.
    private static final class Member extends GZIPOutputStream {
        Member(OutputStream out) throws IOException {
            super(out, DEFLATE_BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
