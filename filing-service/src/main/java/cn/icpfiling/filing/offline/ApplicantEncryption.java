package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.platform.crypto.FieldCipher;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts what a holder entered for the printed form. */
@ApplicationScoped
class ApplicantEncryption {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FieldCipher cipher;

    ApplicantEncryption(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Returns null for null. */
    byte[] encrypt(UUID caseId, OfflineApplicant applicant) {
        if (applicant == null) {
            return null;
        }
        try {
            return cipher.encrypt("offline_deregistrations", "applicant", caseId, JSON.writeValueAsString(applicant));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an applicant cannot be written as JSON", e);
        }
    }

    OfflineApplicant decrypt(OfflineDeregistration found) {
        return found.encryptedApplicant()
                .map(bytes -> read(cipher.decrypt("offline_deregistrations", "applicant", found.id(), bytes)))
                .orElse(OfflineApplicant.UNKNOWN);
    }

    private static OfflineApplicant read(String json) {
        try {
            return JSON.readValue(json, OfflineApplicant.class);
        } catch (JsonProcessingException e) {
            // The message must not contain the value: it is personal data.
            throw new IllegalStateException("an applicant is not readable");
        }
    }
}
