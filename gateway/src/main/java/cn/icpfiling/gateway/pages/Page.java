package cn.icpfiling.gateway.pages;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Content that does not change until the next release, plain and compressed. */
record Page(Form plain, Form compressed, String mediaType, String policy, String caching) {

    /**
     * One form of the content, with the strong ETag of its bytes.
     *
     * @param content gives the bytes; those of a rare form are made when they are asked for
     */
    record Form(Supplier<Buffer> content, String etag) {

        Form(Buffer bytes, String etag) {
            this(() -> bytes, etag);
        }

        static Form of(byte[] bytes) {
            return new Form(Buffer.buffer(bytes), "\"" + digest(bytes) + "\"");
        }

        /** The plain form of compressed bytes. */
        static Form unpacked(Form compressed, String etag) {
            return new Form(() -> Buffer.buffer(gunzip(compressed.bytes())), etag);
        }

        Buffer bytes() {
            return content.get();
        }

        boolean isNamedBy(String tag) {
            return tag.equals(etag) || tag.equals("W/" + etag);
        }
    }

    static Page of(byte[] bytes, String mediaType, String policy) {
        return new Page(Form.of(bytes), Form.of(gzip(bytes)), mediaType, policy, "no-cache");
    }

    Form formFor(String acceptEncoding) {
        return AcceptEncoding.takesGzip(acceptEncoding) ? compressed : plain;
    }

    boolean isKnownBy(String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (var known : ifNoneMatch.split(",", -1)) {
            var tag = known.strip();
            if (tag.equals("*") || plain.isNamedBy(tag) || compressed.isNamedBy(tag)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] gunzip(Buffer packed) {
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(packed.getBytes()))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
