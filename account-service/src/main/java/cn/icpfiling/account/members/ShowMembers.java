package cn.icpfiling.account.members;

import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.store.MemberRepository;
import cn.icpfiling.platform.page.KeysetPages;
import cn.icpfiling.platform.page.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows the members of the caller's account, and the caller's own memberships. */
@RequestScoped
class ShowMembers {

    /** Of each kind. */
    private static final int MOST = 200;

    private final OwnMembers own;
    private final MemberRepository members;
    private final MemberViews views;
    private final KeysetPages pages;
    private final Clock clock;

    ShowMembers(OwnMembers own, MemberRepository members, MemberViews views, KeysetPages pages, Clock clock) {
        this.own = own;
        this.members = members;
        this.views = views;
        this.pages = pages;
        this.clock = clock;
    }

    @Transactional
    Page<MemberView> page(String cursor, Integer wish) {
        var holder = own.account();
        var page = pages.pageById(
                "members:" + holder,
                cursor,
                wish,
                Member::id,
                (before, atMost) -> members.ofHolder(holder, before, atMost));
        return new Page<>(views.all(page.items()), page.next());
    }

    @Transactional
    TaggedMember one(UUID id) {
        return views.tagged(own.known(id));
    }

    /** Invitations that wait first, then the memberships; the newest first. */
    @Transactional
    MembershipList ofPerson() {
        var phone = own.phone();
        var invited =
                phone == null ? Stream.<Member>empty() : members.invitationsOf(phone, clock.instant(), MOST).stream();
        return new MembershipList(Stream.concat(invited, members.ofPerson(own.account(), MOST).stream())
                .map(views::ofPerson)
                .toList());
    }
}
