package dev.barograph.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Puts files in place so that nobody, and no crash, ever sees a half-written one.
final class ReplacedFiles {
    private ReplacedFiles() {}

    /// Writes all files next to their places, then moves each there at one stroke.
    static List<Path> write(Path directory, List<ReportFile> files) throws IOException {
        Files.createDirectories(directory);
        for (ReportFile file : files) {
            // Found out after the first of them was replaced, files of two runs would be left.
            if (Files.isDirectory(directory.resolve(file.name()), LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(
                        directory.resolve(file.name()).toString(),
                        null,
                        "a folder of the name " + file.name() + " is in the way");
            }
        }
        List<Path> drafts = new ArrayList<>();
        try {
            for (ReportFile file : files) {
                Path draft = directory.resolve("." + file.name() + "." + UUID.randomUUID());
                drafts.add(draft);
                writeDraft(draft, directory.resolve(file.name()), file.content());
            }
            List<Path> written = new ArrayList<>();
            for (int i = 0; i < files.size(); i++) {
                Path place = directory.resolve(files.get(i).name());
                Files.move(
                        drafts.get(i),
                        place,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                written.add(place);
            }
            return written;
        } finally {
            for (Path draft : drafts) {
                Files.deleteIfExists(draft);
            }
        }
    }

    private static void writeDraft(Path draft, Path place, ReportFile.Content content)
            throws IOException {
        try (FileChannel channel =
                FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // "No space left on device" alone does not say where.
            throw new IOException("Could not write " + place + ": " + e.getMessage(), e);
        }
    }
}
