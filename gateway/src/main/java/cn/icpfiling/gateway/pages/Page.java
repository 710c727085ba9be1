package cn.icpfiling.gateway.pages;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bytes that stay the same until the next release, with the strong ETag of their content. */
record Page(Buffer bytes, String mediaType, String etag, String policy) {

    static Page of(byte[] bytes, String mediaType, String policy) {
        return new Page(Buffer.buffer(bytes), mediaType, "\"" + digest(bytes) + "\"", policy);
    }

    boolean isKnownBy(String ifNoneMatch) {
        if (ifNoneMatch == null) return false;
        for (var known : ifNoneMatch.split(",")) {
            var tag = known.strip();
            if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) return true;
        }
        return false;
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
