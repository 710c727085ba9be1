package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts the name and mobile number of a member of staff. */
@ApplicationScoped
public class SealedStaff {

    private static final String TABLE = "staff_login";

    private final FieldCipher cipher;

    SealedStaff(FieldCipher cipher) {
        this.cipher = cipher;
    }

    public byte[] name(UUID account, String name) {
        return cipher.seal(TABLE, "name", account, name);
    }

    public byte[] mobile(UUID account, String e164) {
        return cipher.seal(TABLE, "mobile", account, e164);
    }

    public String nameOf(StaffLogin member) {
        return cipher.open(TABLE, "name", member.account(), member.name());
    }

    /** Null when none is known. */
    public String mobileOf(StaffLogin member) {
        return cipher.open(TABLE, "mobile", member.account(), member.mobile());
    }
}
