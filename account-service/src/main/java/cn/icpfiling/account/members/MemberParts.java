package cn.icpfiling.account.members;

import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What an invitation needs of the number that it goes to. */
@ApplicationScoped
class MemberParts {

    private final Phones phones;
    private final MemberEncryption encrypted;
    private final InvitationLimit limit;

    MemberParts(Phones phones, MemberEncryption encrypted, InvitationLimit limit) {
        this.phones = phones;
        this.encrypted = encrypted;
        this.limit = limit;
    }

    /** Returns the number as E.164, or refuses it. */
    String phone(String written) {
        return phones.require(written);
    }

    BlindValue indexOf(String phone) {
        return phones.indexOf(phone);
    }

    Member named(Member member, String name, String phone) {
        return encrypted.named(member, name, phone);
    }

    void count(UUID holder, String phone) {
        limit.count(holder, phone);
    }
}
