package cn.icpfiling.account.members;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.MemberRepository;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Builds what holder and person may see of a membership. */
@ApplicationScoped
class MemberViews {

    private final MemberRepository members;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final MemberEncryption encrypted;
    private final Clock clock;

    MemberViews(
            MemberRepository members,
            AccountRepository accounts,
            AccountContacts contacts,
            MemberEncryption encrypted,
            Clock clock) {
        this.members = members;
        this.accounts = accounts;
        this.contacts = contacts;
        this.encrypted = encrypted;
        this.clock = clock;
    }

    TaggedMember tagged(Member member) {
        return new TaggedMember(all(List.of(member)).getFirst(), new VersionTag(member.version(), Locale.ROOT));
    }

    List<MemberView> all(List<Member> page) {
        var signIns = members.lastSignIns(page.stream().map(Member::id).toList());
        return page.stream().map(member -> of(member, signIns.get(member.id()))).toList();
    }

    private MemberView of(Member member, Instant lastSignIn) {
        return new MemberView(
                member.id(),
                encrypted.nameOf(member),
                Phones.masked(encrypted.phoneOf(member)),
                member.stateAt(clock.instant()),
                member.grants().items(),
                member.invitedAt(),
                member.expiresAt(),
                member.acceptedAt(),
                member.endedAt(),
                lastSignIn);
    }

    MembershipView ofPerson(Member member) {
        var holder = accounts.findById(member.holder());
        return new MembershipView(
                member.id(),
                member.holder(),
                Phones.masked(contacts.phoneOf(holder)),
                member.stateAt(clock.instant()),
                member.grants().items(),
                member.invitedAt(),
                member.expiresAt(),
                member.acceptedAt());
    }
}
