package cn.icpfiling.account.staff;

import cn.icpfiling.account.passwords.PasswordHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes random passwords, of which two administrators hand one half each to a member of staff, who enters both one after the other. */
@ApplicationScoped
class NewPasswords {

    /** Of a half: what one of the two does not know cannot be guessed. */
    private static final int BYTES = 9;

    private final SecureRandom random = new SecureRandom();
    private final PasswordHash passwords;

    NewPasswords(PasswordHash passwords) {
        this.passwords = passwords;
    }

    /**
     * @param firstHalf in clear, for the answer to the administrator who proposes it; stored encrypted with that answer only
     * @param secondHalf stored encrypted, for the answer to the one who confirms it
     * @param hash of both halves
     */
    record NewPassword(String firstHalf, String secondHalf, String hash) {

        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /** Slow on purpose (Argon2): call it outside a transaction. */
    NewPassword next() {
        var first = half();
        var second = half();
        return new NewPassword(first, second, passwords.hash(first + second));
    }

    /** The hash of a password that is thrown away, for a login that is not confirmed. As slow as the other. */
    String knownToNone() {
        return passwords.hash(half() + half());
    }

    private String half() {
        var bits = new byte[BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
