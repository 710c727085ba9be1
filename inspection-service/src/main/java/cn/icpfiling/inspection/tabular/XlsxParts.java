package cn.icpfiling.inspection.tabular;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipInputStream;

/**
 * The parts of a workbook that have cells, inflated. What is inflated is counted as it comes, whatever the directory of the
 * file claims, and all parts count, so that no zip bomb takes more than the bound.
 */
final class XlsxParts {
    /** Inflated bytes of all parts together. Ten thousand rows of ten cells are about 12 MiB. */
    static final int MOST_BYTES = 32 << 20;

    private static final int MOST_PARTS = 1_000;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] COMPOUND_FILE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final String MACROS = "vbaproject.bin";
    private static final String TYPES = "[Content_Types].xml";

    private final Map<String, byte[]> parts;

    private XlsxParts(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    static XlsxParts of(byte[] file) {
        if (startsWith(file, COMPOUND_FILE)) {
            throw TabularFault.WORKBOOK_ENCRYPTED_OR_OLD.at("");
        }
        if (!startsWith(file, ZIP)) {
            throw TabularFault.WORKBOOK_UNREADABLE.at("");
        }
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            return new XlsxParts(inflated(zip));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw TabularFault.WORKBOOK_UNREADABLE.at("").causedBy(unreadable);
        }
    }

    private static Map<String, byte[]> inflated(ZipInputStream zip) throws IOException {
        var parts = new HashMap<String, byte[]>();
        var left = MOST_BYTES;
        var count = 0;
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var name = entry.getName();
            if (name.toLowerCase(Locale.ROOT).endsWith(MACROS)) {
                throw TabularFault.WORKBOOK_WITH_MACROS.at("");
            }
            if (++count > MOST_PARTS) {
                throw tooLarge();
            }
            var isRead = name.endsWith(".xml") || name.endsWith(".rels");
            var kept = new ByteArrayOutputStream();
            left -= inflate(zip, isRead ? kept : null, left);
            if (name.equals(TYPES) && kept.toString(StandardCharsets.UTF_8).contains("macroEnabled")) {
                throw TabularFault.WORKBOOK_WITH_MACROS.at("");
            }
            if (isRead) {
                parts.put(name, kept.toByteArray());
            }
        }
        return parts;
    }

    /** @return how many bytes came out */
    private static int inflate(InputStream zip, ByteArrayOutputStream kept, int most) throws IOException {
        var buffer = new byte[1 << 13];
        var sum = 0;
        for (var read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            sum += read;
            if (sum > most) {
                throw tooLarge();
            }
            if (kept != null) {
                kept.write(buffer, 0, read);
            }
        }
        return sum;
    }

    private static RuntimeException tooLarge() {
        return TabularFault.WORKBOOK_TOO_LARGE.at("", MOST_BYTES);
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    byte[] part(String name) {
        if (!has(name)) {
            throw TabularFault.WORKBOOK_UNREADABLE.at("");
        }
        return parts.get(name);
    }
}
