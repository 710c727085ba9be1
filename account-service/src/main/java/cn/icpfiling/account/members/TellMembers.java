package cn.icpfiling.account.members;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountStatus;
import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.core.MemberState;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Stores the notices about members. They name the other side by its masked phone, and no text that a holder chose: an
 * invitation goes to a number that the platform knows nothing of.
 */
@ApplicationScoped
class TellMembers {

    private final Notices notices;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final MemberEncryption encrypted;

    TellMembers(Notices notices, AccountRepository accounts, AccountContacts contacts, MemberEncryption encrypted) {
        this.notices = notices;
        this.accounts = accounts;
        this.contacts = contacts;
        this.encrypted = encrypted;
    }

    /** Tells the number, and the holder, whose account gives others access from now on. */
    @Transactional(Transactional.TxType.MANDATORY)
    void invited(Account holder, Member member, String phone) {
        var cause = "member/" + member.id();
        notices.tellPhone(
                phone,
                NoticeTemplate.MEMBER_INVITED,
                holder.language(),
                cause + "/invited",
                Map.of("other", masked(contacts.phoneOf(holder)), "days", Member.INVITATION.toDays()));
        notices.tell(holder, NoticeTemplate.MEMBER_ADDED, cause + "/added", Map.of("other", masked(phone)));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void accepted(Member member) {
        tell(member.holder(), NoticeTemplate.MEMBER_JOINED, member, phoneOf(member));
    }

    /** Tells the side that did not act. */
    @Transactional(Transactional.TxType.MANDATORY)
    void ended(Member member, MemberState how) {
        if (how == MemberState.LEFT) {
            tell(member.holder(), NoticeTemplate.MEMBER_LEFT, member, phoneOf(member));
        } else {
            var holder = accounts.findById(member.holder());
            tell(member.person(), NoticeTemplate.MEMBER_REMOVED, member, masked(contacts.phoneOf(holder)));
        }
    }

    private void tell(UUID account, NoticeTemplate template, Member member, String other) {
        accounts.findByIdOptional(account)
                .filter(found -> found.status() == AccountStatus.ACTIVE)
                .ifPresent(found -> notices.tell(
                        found, template, "member/" + member.id() + "/" + template.file(), Map.of("other", other)));
    }

    private String phoneOf(Member member) {
        return masked(encrypted.phoneOf(member));
    }

    private static String masked(String phone) {
        return Objects.requireNonNullElse(Phones.masked(phone), "");
    }
}
