package cn.icpfiling.sandbox.oldplatform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table of the demonstration's filings, or of the one of a name, as an object of a bucket. The same bytes at each call, so its version never changes. */
record OldExport(byte[] bytes) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-(\\d{1,9})");

    /** Bytes of a range: the first and the last, as Content-Range counts them. */
    record Range(int first, int last) {}

    /** No name of a domain has one. */
    private static final char BEHIND_THE_NAME = '_';

    /** Returns the key of a table of the one filing of a name. */
    static String keyOf(String domain, ExportFile file) {
        return domain + BEHIND_THE_NAME + file.name();
    }

    static Optional<OldExport> of(String key) {
        var behind = key.lastIndexOf(BEHIND_THE_NAME);
        var set = behind < 0 ? Optional.of(DataSet.DEMO) : DataSet.named(key.substring(0, behind));
        return ExportFile.find(key.substring(behind + 1)).flatMap(file -> set.map(data -> of(data, file)));
    }

    private static OldExport of(DataSet data, ExportFile file) {
        try (var out = new ByteArrayOutputStream()) {
            data.write(file, out);
            return new OldExport(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String etag() {
        return "\"" + HexFormat.of().formatHex(digest()).substring(0, 32) + "\"";
    }

    /** As the S3 API tells the SHA-256 of an object. */
    String checksum() {
        return Base64.getEncoder().encodeToString(digest());
    }

    /** Empty if the header names none, or more than one; then the whole object is the answer. */
    Optional<Range> range(String header) {
        var read = RANGE.matcher(header == null ? "" : header);
        return read.matches()
                ? Optional.of(new Range(
                        Integer.parseInt(read.group(1)), Math.min(Integer.parseInt(read.group(2)), bytes.length - 1)))
                : Optional.empty();
    }

    /** Whether the range has a byte of the object. */
    boolean has(Range range) {
        return range.first() <= range.last();
    }

    byte[] part(Range range) {
        return Arrays.copyOfRange(bytes, range.first(), range.last() + 1);
    }

    private byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
