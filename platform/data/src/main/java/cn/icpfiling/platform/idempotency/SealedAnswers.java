package cn.icpfiling.platform.idempotency;

import cn.icpfiling.platform.crypto.FieldCipher;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Answers as they are kept: encrypted, and bound to their row. */
@ApplicationScoped
class SealedAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FieldCipher cipher;

    SealedAnswers(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** An answer, with the digest of what was sent: in clear that digest could be guessed from a short payload. */
    record Kept(String payload, int status, String location, String etag, String body) {
        Answer answer(boolean replayed) {
            return new Answer(status, location, etag, body.getBytes(StandardCharsets.UTF_8), replayed);
        }
    }

    byte[] seal(UUID id, Kept kept) {
        try {
            return cipher.seal("idempotency", "sealed", id, JSON.writeValueAsString(kept));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer cannot be written as JSON", e);
        }
    }

    Kept open(UUID id, byte[] sealed) {
        try {
            return JSON.readValue(cipher.open("idempotency", "sealed", id, sealed), Kept.class);
        } catch (JsonProcessingException e) {
            // The value itself stays out of the message: it may be personal.
            throw new IllegalStateException("the kept answer " + id + " is not readable");
        }
    }
}
