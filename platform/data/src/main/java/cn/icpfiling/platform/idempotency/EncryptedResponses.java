package cn.icpfiling.platform.idempotency;

import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Encrypts stored responses and binds each to its row. */
@ApplicationScoped
class EncryptedResponses {
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
        return cipher.encrypt("idempotent_requests", "encrypted_response", id, JsonText.write(kept));
    }

    Kept decrypt(UUID id, byte[] encrypted) {
        return JsonText.read(cipher.decrypt("idempotent_requests", "encrypted_response", id, encrypted), Kept.class);
    }
}
