package cn.icpfiling.account.recovery;

import cn.icpfiling.account.core.AccountRecovery;
import cn.icpfiling.account.core.RecoveryCase;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts the code of a recovery and the details of a case. */
@ApplicationScoped
class RecoveryEncryption {

    private static final String RECOVERY = "account_recoveries";
    private static final String CASE = "recovery_cases";

    private final FieldCipher cipher;

    RecoveryEncryption(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte[] digits(UUID recovery, String digits) {
        return cipher.encrypt(RECOVERY, "encrypted_digits", recovery, digits);
    }

    String digitsOf(AccountRecovery recovery) {
        return cipher.decrypt(RECOVERY, "encrypted_digits", recovery.id(), recovery.digits());
    }

    byte[] name(UUID id, String name) {
        return cipher.encrypt(CASE, "name", id, name);
    }

    byte[] phone(UUID id, String e164) {
        return cipher.encrypt(CASE, "phone", id, e164);
    }

    /** Null stays null. */
    byte[] message(UUID id, String message) {
        return cipher.encrypt(CASE, "message", id, message);
    }

    String nameOf(RecoveryCase found) {
        return cipher.decrypt(CASE, "name", found.id(), found.name());
    }

    String phoneOf(RecoveryCase found) {
        return cipher.decrypt(CASE, "phone", found.id(), found.phone());
    }

    /** Null when nothing was written. */
    String messageOf(RecoveryCase found) {
        return cipher.decrypt(CASE, "message", found.id(), found.message());
    }
}
