package cn.icpfiling.account.staff;

import cn.icpfiling.account.passwords.PasswordHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes random passwords, which an administrator hands to a member of staff. */
@ApplicationScoped
class NewPasswords {

    private static final int BYTES = 15;

    private final SecureRandom random = new SecureRandom();
    private final PasswordHash passwords;

    NewPasswords(PasswordHash passwords) {
        this.passwords = passwords;
    }

    /** @param text in clear, for one answer only; not stored */
    record NewPassword(String text, String hash) {

        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /** Slow on purpose (Argon2): call it outside a transaction. */
    NewPassword next() {
        var bits = new byte[BYTES];
        random.nextBytes(bits);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return new NewPassword(text, passwords.hash(text));
    }
}
