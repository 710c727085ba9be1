package cn.icpfiling.account.accounts;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts the phone and the mail of an account. */
@ApplicationScoped
public class AccountContacts {

    private static final String TABLE = "accounts";
    private static final String PHONE = "phone";
    private static final String MAIL = "mail";

    private final FieldCipher cipher;

    AccountContacts(FieldCipher cipher) {
        this.cipher = cipher;
    }

    public byte[] encryptedPhone(UUID account, String phone) {
        return cipher.encrypt(TABLE, PHONE, account, phone);
    }

    public byte[] encryptedMail(UUID account, String mail) {
        return cipher.encrypt(TABLE, MAIL, account, mail);
    }

    /** Null when there is none. */
    public String phoneOf(Account account) {
        return cipher.decrypt(TABLE, PHONE, account.id(), account.phone());
    }

    /**
     * The mail that notices go to: null when there is none, when its holder has not proven it, or when it bounced for good. The
     * partner vouches for the mail of its customer.
     */
    public String verifiedMailOf(Account account) {
        if (account.mailBouncedAt() != null) {
            return null;
        }
        return account.partner() != null || account.mailVerifiedAt() != null ? mailOf(account) : null;
    }

    /** Proven or not, for views of the account; null when there is none. */
    public String mailOf(Account account) {
        return cipher.decrypt(TABLE, MAIL, account.id(), account.mail());
    }
}
