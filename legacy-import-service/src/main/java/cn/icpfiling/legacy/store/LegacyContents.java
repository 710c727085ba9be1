package cn.icpfiling.legacy.store;

import cn.icpfiling.legacy.core.FilingContent;
import cn.icpfiling.legacy.core.LegacyAccount;
import cn.icpfiling.legacy.core.LegacyFiling;
import cn.icpfiling.legacy.core.LegacySite;
import cn.icpfiling.legacy.core.SiteContent;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and opens the personal fields of the old platform's rows, each bound to table, column and row. */
@ApplicationScoped
public class LegacyContents {
    private static final String ACCOUNTS = "legacy_accounts";
    private static final String FILINGS = "legacy_filings";
    private static final String SITES = "legacy_sites";

    private final FieldCipher cipher;

    LegacyContents(FieldCipher cipher) {
        this.cipher = cipher;
    }

    public FilingContent content(LegacyFiling filing) {
        return JsonText.read(
                cipher.decrypt(FILINGS, "content", filing.id(), filing.encryptedContent()), FilingContent.class);
    }

    public String certificateNumber(LegacyFiling filing) {
        return cipher.decrypt(FILINGS, "certificate_number", filing.id(), filing.encryptedCertificateNumber());
    }

    /** The key of the sums of a hand-over; null if there is none. */
    public String sumKey(LegacyFiling filing) {
        return cipher.decrypt(FILINGS, "sum_key", filing.id(), filing.encryptedSumKey());
    }

    public byte[] encryptedSumKey(UUID filing, String key) {
        return cipher.encrypt(FILINGS, "sum_key", filing, key);
    }

    public SiteContent content(LegacySite site) {
        return JsonText.read(cipher.decrypt(SITES, "content", site.id(), site.encryptedContent()), SiteContent.class);
    }

    public String login(LegacyAccount account) {
        return cipher.decrypt(ACCOUNTS, "login", account.id(), account.encryptedLogin());
    }

    /** Null if the old platform had none. */
    public String mail(LegacyAccount account) {
        return cipher.decrypt(ACCOUNTS, "mail", account.id(), account.encryptedMail());
    }

    /** Null once it was forgotten. */
    public String passwordHash(LegacyAccount account) {
        return cipher.decrypt(ACCOUNTS, "password_hash", account.id(), account.encryptedPasswordHash());
    }

    public byte[] encryptedLogin(UUID account, String login) {
        return cipher.encrypt(ACCOUNTS, "login", account, login);
    }

    public byte[] encryptedMail(UUID account, String mail) {
        return cipher.encrypt(ACCOUNTS, "mail", account, mail);
    }

    public byte[] encryptedPasswordHash(UUID account, String hash) {
        return cipher.encrypt(ACCOUNTS, "password_hash", account, hash);
    }

    public byte[] encryptedCertificateNumber(UUID filing, String number) {
        return cipher.encrypt(FILINGS, "certificate_number", filing, number);
    }

    public byte[] encrypted(UUID filing, FilingContent content) {
        return cipher.encrypt(FILINGS, "content", filing, JsonText.write(content));
    }

    public byte[] encrypted(UUID site, SiteContent content) {
        return cipher.encrypt(SITES, "content", site, JsonText.write(content));
    }
}
