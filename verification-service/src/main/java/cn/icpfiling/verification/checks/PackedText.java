package cn.icpfiling.verification.checks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The stored form of a raw answer. A long answer repeats itself, so it is compressed before encryption. Short answers
 * and older rows are stored without compression.
 */
public final class PackedText {

    private static final String MARK = "gzip:";
    private static final int WORTH_IT = 512;
    /**
     * The largest answer that a source may give, in the worst encoding. The service writes these rows itself, but a
     * decompression bomb in one would exhaust its memory.
     */
    private static final int MOST = 8 << 20;

    private PackedText() {}

    /** Returns null for null. */
    public static String pack(String text) {
        if (text == null || text.length() < WORTH_IT && !text.startsWith(MARK)) {
            return text;
        }
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return MARK + Base64.getEncoder().encodeToString(packed.toByteArray());
    }

    /** Returns null for null. */
    public static String unpack(String kept) {
        if (kept == null || !kept.startsWith(MARK)) {
            return kept;
        }
        var packed = Base64.getDecoder().decode(kept.substring(MARK.length()));
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(gzip.readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("kept evidence cannot be read", broken);
        }
    }
}
