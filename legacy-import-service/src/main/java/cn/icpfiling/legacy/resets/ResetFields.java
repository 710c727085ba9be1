package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and opens the personal fields of an application. */
@ApplicationScoped
class ResetFields {

    private static final String TABLE = "legacy_mailbox_resets";

    private final FieldCipher cipher;

    ResetFields(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte[] certificateNumber(UUID id, String number) {
        return cipher.encrypt(TABLE, "certificate_number", id, number);
    }

    byte[] newMail(UUID id, String mail) {
        return cipher.encrypt(TABLE, "new_mail", id, mail);
    }

    byte[] oldMail(UUID id, String mail) {
        return cipher.encrypt(TABLE, "old_mail", id, mail);
    }

    String certificateNumberOf(MailboxReset reset) {
        return cipher.decrypt(TABLE, "certificate_number", reset.id(), reset.encryptedCertificateNumber());
    }

    String newMailOf(MailboxReset reset) {
        return cipher.decrypt(TABLE, "new_mail", reset.id(), reset.encryptedNewMail());
    }

    /** Null without one, and after it was notified. */
    String oldMailOf(MailboxReset reset) {
        return cipher.decrypt(TABLE, "old_mail", reset.id(), reset.encryptedOldMail());
    }
}
