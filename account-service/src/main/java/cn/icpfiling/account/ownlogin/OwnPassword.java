package cn.icpfiling.account.ownlogin;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.contacts.OwnAccount;
import cn.icpfiling.account.core.HolderPassword;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.passwords.PasswordHash;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.store.HolderPasswordRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.password.PasswordLists;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.List;

/** Sets, changes and removes the password of the caller's account, but not while the granted case of a lost phone waits. */
@RequestScoped
class OwnPassword {

    /** Digits of a phone that a password must not contain: the number without country and network codes. */
    private static final int LAST_DIGITS = 8;

    private final OwnAccount own;
    private final AccountContacts contacts;
    private final HolderPasswordRepository stored;
    private final PasswordHash hash;
    private final PasswordLists lists;
    private final EndSessions endSessions;
    private final TellLoginChange tell;
    private final Clock clock;

    OwnPassword(
            OwnAccount own,
            AccountContacts contacts,
            HolderPasswordRepository stored,
            PasswordHash hash,
            PasswordLists lists,
            EndSessions endSessions,
            TellLoginChange tell,
            Clock clock) {
        this.own = own;
        this.contacts = contacts;
        this.stored = stored;
        this.hash = hash;
        this.lists = lists;
        this.endSessions = endSessions;
        this.tell = tell;
        this.clock = clock;
    }

    PasswordState show() {
        var setAt = UnitOfWork.in(() -> stored.findByIdOptional(own.locked().id())
                .map(HolderPassword::setAt)
                .orElse(null));
        return PasswordState.of(setAt, lists.sources());
    }

    /** Reads the list and computes the hash outside of the transaction. */
    void set(String password) {
        if (lists.contain(password)) {
            throw refused("PASSWORD_BREACHED");
        }
        var phone = UnitOfWork.in(() -> contacts.phoneOf(own.lockedToChangeLogin()));
        if (password.contains(phone.substring(phone.length() - LAST_DIGITS))) {
            throw refused("PASSWORD_HAS_PHONE");
        }
        var hashed = hash.hash(password);
        UnitOfWork.run(() -> {
            var account = own.lockedToChangeLogin();
            var now = clock.instant();
            stored.findByIdOptional(account.id())
                    .ifPresentOrElse(
                            known -> known.change(hashed, now),
                            () -> stored.persist(new HolderPassword(account.id(), hashed, now)));
            endSessions.endOthersAndForgetDevices(account.id(), own.session(), Session.End.PASSWORD_CHANGED);
            tell.handle(account, NoticeTemplate.PASSWORD_SET, "SET_PASSWORD");
        });
    }

    /** Removing a password that is not there is no error and sends no notice. */
    void remove() {
        UnitOfWork.run(() -> {
            var account = own.lockedToChangeLogin();
            if (stored.deleteById(account.id())) {
                endSessions.endOthersAndForgetDevices(account.id(), own.session(), Session.End.PASSWORD_CHANGED);
                tell.handle(account, NoticeTemplate.PASSWORD_REMOVED, "REMOVE_PASSWORD");
            }
        });
    }

    private static ProblemException refused(String code) {
        return new ProblemException(CommonProblem.RULES_BROKEN, 1).with(List.of(Violation.of("/password", code, null)));
    }
}
