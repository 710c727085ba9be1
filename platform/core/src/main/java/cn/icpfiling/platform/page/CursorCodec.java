package cn.icpfiling.platform.page;

import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encodes cursors of keyset pages: the last row's sort key with an HMAC-SHA-256 over it and a scope (caller and
 * filter). A cursor that was altered, or that belongs to another caller or filter, is refused. A cursor grants no
 * access: the query still selects the caller's own rows.
 */
public final class CursorCodec {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 16;
    private static final int SHORTEST_KEY = 32;

    private final SecretKeySpec key;

    public CursorCodec(byte[] key) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("a cursor key has 32 bytes or more");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String encode(String scope, List<String> position) {
        var body = bytes(position);
        var cursor = new ByteArrayOutputStream();
        cursor.writeBytes(mac(scope, body));
        cursor.writeBytes(body);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.toByteArray());
    }

    public List<String> decode(String scope, String cursor) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length < MAC_BYTES) {
                throw new ProblemException(CommonProblem.INVALID_CURSOR);
            }
            var body = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
            if (!MessageDigest.isEqual(mac(scope, body), Arrays.copyOf(bytes, MAC_BYTES))) {
                throw new ProblemException(CommonProblem.INVALID_CURSOR);
            }
            return position(body);
        } catch (IllegalArgumentException notBase64) {
            throw new ProblemException(CommonProblem.INVALID_CURSOR).causedBy(notBase64);
        }
    }

    private byte[] mac(String scope, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var scopeBytes = scope.getBytes(StandardCharsets.UTF_8);
            mac.update((byte) (scopeBytes.length >>> 8));
            mac.update((byte) scopeBytes.length);
            mac.update(scopeBytes);
            return Arrays.copyOf(mac.doFinal(body), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(List<String> position) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(position.size());
            for (var part : position) {
                out.writeUTF(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> position(byte[] body) {
        try (var in = new DataInputStream(new ByteArrayInputStream(body))) {
            var parts = new ArrayList<String>();
            for (var left = in.readUnsignedByte(); left > 0; left--) {
                parts.add(in.readUTF());
            }
            return List.copyOf(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
