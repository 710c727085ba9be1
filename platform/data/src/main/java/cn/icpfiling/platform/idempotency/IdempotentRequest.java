package cn.icpfiling.platform.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/**
 * A request that its sender may repeat: the same sender, operation and key mean the same request.
 *
 * @param sender the caller; the key of another sender is another key
 * @param operation the operationId of the contract; the key at another operation is another key
 * @param payload everything that the request says, path included: it must be the same each time
 */
public record IdempotentRequest(String sender, String operation, String key, List<Object> payload) {

    public IdempotentRequest {
        payload = List.copyOf(payload);
    }

    /** The id of the stored response. Lengths stand before the parts, so that no two requests read alike. */
    UUID id() {
        var digest =
                ByteBuffer.wrap(digest(sender.length() + ":" + sender + operation.length() + ":" + operation + key));
        return new UUID(digest.getLong(), digest.getLong());
    }

    static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The payload may be personal and stays out of logs. */
    @Override
    public String toString() {
        return operation;
    }
}
