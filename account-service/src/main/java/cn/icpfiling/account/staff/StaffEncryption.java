package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts the name and mobile number of a member of staff. */
@ApplicationScoped
public class StaffEncryption {

    private static final String TABLE = "staff_logins";

    private final FieldCipher cipher;

    StaffEncryption(FieldCipher cipher) {
        this.cipher = cipher;
    }

    public byte[] name(UUID account, String name) {
        return cipher.encrypt(TABLE, "name", account, name);
    }

    public byte[] mobile(UUID account, String e164) {
        return cipher.encrypt(TABLE, "mobile", account, e164);
    }

    public String nameOf(StaffLogin member) {
        return cipher.decrypt(TABLE, "name", member.account(), member.name());
    }

    /** Null when none is known. */
    public String mobileOf(StaffLogin member) {
        return cipher.decrypt(TABLE, "mobile", member.account(), member.mobile());
    }
}
