package cn.icpfiling.filing.offline;

import cn.icpfiling.filing.core.offline.OfflineDeregistration;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts what a holder entered for the printed form. */
@ApplicationScoped
class ApplicantEncryption {

    private final FieldCipher cipher;

    ApplicantEncryption(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Returns null for null. */
    byte[] encrypt(UUID caseId, OfflineApplicant applicant) {
        if (applicant == null) {
            return null;
        }
        return cipher.encrypt("offline_deregistrations", "applicant", caseId, JsonText.write(applicant));
    }

    OfflineApplicant decrypt(OfflineDeregistration found) {
        return found.encryptedApplicant()
                .map(bytes -> JsonText.read(
                        cipher.decrypt("offline_deregistrations", "applicant", found.id(), bytes),
                        OfflineApplicant.class))
                .orElse(OfflineApplicant.UNKNOWN);
    }
}
