package cn.icpfiling.account.members;

import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;

/** Encrypts and decrypts name and phone of a member. */
@ApplicationScoped
class MemberEncryption {

    private static final String TABLE = "members";
    private static final String NAME = "name";
    private static final String PHONE = "phone";

    private final FieldCipher cipher;
    private final Phones phones;

    MemberEncryption(FieldCipher cipher, Phones phones) {
        this.cipher = cipher;
        this.phones = phones;
    }

    /** @param phone as E.164 */
    Member named(Member member, String name, String phone) {
        return member.named(
                cipher.encrypt(TABLE, NAME, member.id(), name),
                cipher.encrypt(TABLE, PHONE, member.id(), phone),
                phones.indexOf(phone));
    }

    String nameOf(Member member) {
        return cipher.decrypt(TABLE, NAME, member.id(), member.name());
    }

    String phoneOf(Member member) {
        return cipher.decrypt(TABLE, PHONE, member.id(), member.phone());
    }
}
