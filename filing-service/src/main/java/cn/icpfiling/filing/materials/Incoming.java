package cn.icpfiling.filing.materials;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The folder of files as they were sent, each for one request. */
@ApplicationScoped
class Incoming {

    private static final Logger LOG = Logger.getLogger(Incoming.class);

    private final Path folder;

    Incoming(@ConfigProperty(name = "icp.files.dir") Path files) {
        this.folder = files.resolve("incoming");
    }

    /** Reads the whole body, or refuses it as soon as it is too large. */
    SentPaper take(InputStream body, long mostBytes) throws IOException {
        return SentPaper.take(body, folder, mostBytes);
    }

    /**
     * Deletes files that no request has written to since that moment. Their process was killed, and the key was in its
     * memory only.
     */
    int deleteUntouchedSince(Instant moment) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        var deleted = 0;
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (isOlder(file, moment) && Files.deleteIfExists(file)) {
                    deleted++;
                }
            }
        } catch (IOException | DirectoryIteratorException failure) {
            LOG.warnf("papers that killed processes left behind are deleted later: %s", failure.getMessage());
        }
        return deleted;
    }

    private static boolean isOlder(Path file, Instant moment) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException done) {
            return false;
        }
    }
}
