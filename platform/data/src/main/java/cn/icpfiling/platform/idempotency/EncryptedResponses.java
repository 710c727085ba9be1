package cn.icpfiling.platform.idempotency;

import cn.icpfiling.platform.crypto.FieldCipher;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Encrypts stored responses and binds each to its row. */
@ApplicationScoped
class EncryptedResponses {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FieldCipher cipher;

    EncryptedResponses(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** A response with the digest of the payload. In clear, that digest could be guessed from a short payload. */
    record Kept(String payload, int status, String location, String etag, String body) {
        StoredResponse response(boolean replayed) {
            return new StoredResponse(status, location, etag, body.getBytes(StandardCharsets.UTF_8), replayed);
        }
    }

    byte[] encrypt(UUID id, Kept kept) {
        try {
            return cipher.encrypt("idempotent_requests", "encrypted_response", id, JSON.writeValueAsString(kept));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a response cannot be written as JSON", e);
        }
    }

    Kept decrypt(UUID id, byte[] encrypted) {
        try {
            return JSON.readValue(
                    cipher.decrypt("idempotent_requests", "encrypted_response", id, encrypted), Kept.class);
        } catch (JsonProcessingException e) {
            // The value itself stays out of the message: it may be personal.
            throw new IllegalStateException("the stored response " + id + " is not readable");
        }
    }
}
