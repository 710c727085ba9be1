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
 * A raw answer as it is kept: long ones, which say much the same again and again, compressed before they are sealed. Rows from
 * before, and short ones, are the text itself.
 */
public final class PackedText {

    private static final String MARK = "gzip:";
    private static final int WORTH_IT = 512;
    /** What a source may answer at most, in the worst encoding; sealed rows are ours, but a bomb in one costs a service. */
    private static final int MOST = 8 << 20;

    private PackedText() {}

    /** Null stays null. */
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

    /** Null stays null. */
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
