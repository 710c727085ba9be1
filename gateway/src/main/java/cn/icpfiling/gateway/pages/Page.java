package cn.icpfiling.gateway.pages;

import cn.icpfiling.gateway.contract.PublishedFile;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

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

    /** A file that may change with each release. The digest of its smaller form names both: what differs plain differs packed. */
    static Page of(PublishedFile file, String mediaType, String policy) {
        var digest = digest(file.gzip());
        return new Page(
                new Form(held(file.plain()), '"' + digest + "-plain\""),
                new Form(held(file.gzip()), '"' + digest + '"'),
                mediaType,
                policy,
                "no-cache");
    }

    /** The very bytes: {@link Buffer#buffer(byte[])} would hold them a second time. */
    static Buffer held(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
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
