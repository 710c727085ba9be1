package cn.icpfiling.account.members;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.contacts.OwnAccount;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Member;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.MemberRepository;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Finds the membership that a caller names: as the holder of the account, or as the person. For all others it gets the same
 * 404 as one that does not exist. A member's token gets no further than the door: no operation of this package names a
 * right.
 */
@RequestScoped
class OwnMembers {

    private final CurrentActor actor;
    private final OwnAccount own;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final Phones phones;
    private final MemberRepository members;

    OwnMembers(
            CurrentActor actor,
            OwnAccount own,
            AccountRepository accounts,
            AccountContacts contacts,
            Phones phones,
            MemberRepository members) {
        this.actor = actor;
        this.own = own;
        this.accounts = accounts;
        this.contacts = contacts;
        this.phones = phones;
        this.members = members;
    }

    UUID account() {
        return actor.account();
    }

    /** The caller's account, locked. */
    Account lockedAccount() {
        return own.locked();
    }

    /** The session of this request. */
    UUID session() {
        return own.session();
    }

    @Transactional
    Member known(UUID id) {
        return members.findByIdOptional(id)
                .filter(member -> member.holder().equals(account()))
                .orElseThrow(OwnMembers::unknown);
    }

    @Transactional
    void requireKnown(UUID id) {
        known(id);
    }

    /** Returns a member of the caller's account, locked until the transaction ends. */
    Member locked(UUID id) {
        return members.locked(id)
                .filter(member -> member.holder().equals(account()))
                .orElseThrow(OwnMembers::unknown);
    }

    @Transactional
    void requireOfPerson(UUID id) {
        var phone = phone();
        if (members.findByIdOptional(id)
                .filter(member -> isOfPerson(member, phone))
                .isEmpty()) {
            throw unknown();
        }
    }

    /** Returns a membership or an invitation of the caller, locked until the transaction ends. */
    Member lockedOfPerson(UUID id) {
        var phone = phone();
        return members.locked(id).filter(member -> isOfPerson(member, phone)).orElseThrow(OwnMembers::unknown);
    }

    /** The blind index of the phone by which the caller signs in; null if the account is closed or has none. */
    BlindValue phone() {
        return accounts.findByIdOptional(account())
                .filter(Account::hasLoginPhone)
                .map(contacts::phoneOf)
                .map(phones::indexOf)
                .orElse(null);
    }

    /** An accepted membership belongs to the account; an invitation belongs to the account that has the phone now. */
    private boolean isOfPerson(Member member, BlindValue phone) {
        return member.person() != null
                ? member.isActive() && member.person().equals(account())
                : member.endedAt() == null && phone != null && member.hasPhone(phone);
    }

    private static ProblemException unknown() {
        return new ProblemException(CommonProblem.NOT_FOUND);
    }
}
