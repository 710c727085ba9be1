package cn.icpfiling.account.bounces;

import cn.icpfiling.account.core.KeptBounce;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.crypto.KeysUnusable;
import cn.icpfiling.platform.personaldata.Masks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Encrypts the recipients of kept bounces, and shows them masked. */
@ApplicationScoped
class BouncedRecipients {

    private static final Logger LOG = Logger.getLogger(BouncedRecipients.class);
    private static final String TABLE = "kept_bounces";
    private static final String RECIPIENT = "recipient";

    private final FieldCipher cipher;

    BouncedRecipients(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte[] encrypt(UUID bounce, String recipient) {
        return cipher.encrypt(TABLE, RECIPIENT, bounce, recipient);
    }

    /** Empty if the bounce names none, and if it cannot be decrypted: one row must not spoil a list. */
    String masked(KeptBounce bounce) {
        try {
            var recipient = cipher.decrypt(TABLE, RECIPIENT, bounce.id(), bounce.recipient());
            return recipient.contains("@") ? Masks.mail(recipient) : "";
        } catch (KeysUnusable undecrypted) {
            LOG.errorf("The recipient of kept bounce %s cannot be decrypted", bounce.id());
            return "";
        }
    }
}
