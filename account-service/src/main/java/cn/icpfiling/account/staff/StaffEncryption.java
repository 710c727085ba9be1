package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.core.StaffProposal;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Encrypts and decrypts the name and mobile number of a member of staff, and the half of a proposed password. */
@ApplicationScoped
public class StaffEncryption {

    private static final String TABLE = "staff_logins";
    private static final String PROPOSALS = "staff_proposals";

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

    byte[] secondHalf(UUID proposal, String half) {
        return cipher.encrypt(PROPOSALS, "second_half", proposal, half);
    }

    /** Null if the proposal has none. */
    String secondHalfOf(StaffProposal proposal) {
        return cipher.decrypt(PROPOSALS, "second_half", proposal.id(), proposal.secondHalf());
    }

    public String nameOf(StaffLogin member) {
        return cipher.decrypt(TABLE, "name", member.account(), member.name());
    }

    /** Null when none is known. */
    public String mobileOf(StaffLogin member) {
        return cipher.decrypt(TABLE, "mobile", member.account(), member.mobile());
    }
}
