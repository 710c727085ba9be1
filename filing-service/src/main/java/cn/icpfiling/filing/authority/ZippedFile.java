package cn.icpfiling.filing.authority;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The interface's payload: one document in one zip, with the digest that both sides compare. */
final class ZippedFile {
    /** A fixed time, so that the same document always makes the same bytes. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

    private ZippedFile() {}

    static byte[] pack(String fileName, byte[] document) {
        var out = new ByteArrayOutputStream(document.length / 4 + 256);
        try (var zip = new ZipOutputStream(out)) {
            var entry = new ZipEntry(fileName + ".xml");
            entry.setTimeLocal(ENTRY_TIME);
            zip.putNextEntry(entry);
            zip.write(document);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Returns the document inside. Reads no more than the limit, whatever size the archive declares. */
    static byte[] unpack(byte[] zipped, int limit) throws UnreadableXml {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            var entry = zip.getNextEntry();
            if (entry == null) {
                throw new UnreadableXml("not a zip archive");
            }
            var document = zip.readNBytes(limit + 1);
            if (document.length > limit) {
                throw new UnreadableXml("the archive holds more than " + limit + " bytes");
            }
            if (zip.getNextEntry() != null) {
                throw new UnreadableXml("the archive holds more than one file");
            }
            return document;
        } catch (IOException e) {
            throw new UnreadableXml("broken archive", e);
        }
    }

    /** Returns base64 of MD5, as the interface requires. The digest finds transport errors and proves nothing else. */
    static String digest(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
