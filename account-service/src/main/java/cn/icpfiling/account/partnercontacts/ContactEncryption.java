package cn.icpfiling.account.partnercontacts;

import cn.icpfiling.account.core.PartnerContact;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts the contact of a partner. */
@ApplicationScoped
class ContactEncryption {

    private static final String TABLE = "partner_contacts";

    private final FieldCipher cipher;

    ContactEncryption(FieldCipher cipher) {
        this.cipher = cipher;
    }

    byte[] name(UUID partner, String name) {
        return cipher.encrypt(TABLE, "name", partner, name);
    }

    byte[] mail(UUID partner, String mail) {
        return cipher.encrypt(TABLE, "mail", partner, mail);
    }

    byte[] phone(UUID partner, String phone) {
        return cipher.encrypt(TABLE, "phone", partner, phone);
    }

    String nameOf(PartnerContact contact) {
        return cipher.decrypt(TABLE, "name", contact.partner(), contact.name());
    }

    String mailOf(PartnerContact contact) {
        return cipher.decrypt(TABLE, "mail", contact.partner(), contact.mail());
    }

    /** Null when there is none. */
    String phoneOf(PartnerContact contact) {
        return cipher.decrypt(TABLE, "phone", contact.partner(), contact.phone());
    }
}
