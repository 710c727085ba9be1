package cn.icpfiling.account.ownlogin;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.contacts.OwnAccount;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.secondfactor.Challenge;
import cn.icpfiling.account.secondfactor.IssueChallenge;
import cn.icpfiling.account.secondfactor.VerifySecondFactor;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.SecondFactorRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;

/** Enrols and removes the second factor of the caller's account. */
@RequestScoped
class OwnSecondFactor {

    private final OwnAccount own;
    private final AccountContacts contacts;
    private final IssueChallenge challenges;
    private final VerifySecondFactor verify;
    private final SecondFactorRepository store;
    private final CallerAddress address;
    private final TellLoginChange tell;
    private final ProvenByApp provenByApp;

    OwnSecondFactor(
            OwnAccount own,
            AccountContacts contacts,
            IssueChallenge challenges,
            VerifySecondFactor verify,
            SecondFactorRepository store,
            CallerAddress address,
            TellLoginChange tell,
            ProvenByApp provenByApp) {
        this.own = own;
        this.contacts = contacts;
        this.challenges = challenges;
        this.verify = verify;
        this.store = store;
        this.address = address;
        this.tell = tell;
        this.provenByApp = provenByApp;
    }

    /** Offers a secret. Nothing changes until its first code is confirmed. */
    Challenge offer() {
        return UnitOfWork.in(() -> {
            var account = own.locked();
            if (store.of(account.id()).isPresent()) {
                throw new ProblemException(AccountProblem.SECOND_FACTOR_EXISTS);
            }
            return challenges.offerToHolder(account.id(), address.hash(), Phones.masked(contacts.phoneOf(account)));
        });
    }

    /** Returns the recovery codes, which are shown once. A wrong code counts as a try. */
    List<String> confirm(UUID challenge, String code) {
        try {
            return UnitOfWork.keepingRefusals(() -> {
                var account = own.locked();
                var codes = verify.enrol(account.id(), challenge, address.hash(), code);
                provenByApp.record();
                tell.handle(account, NoticeTemplate.SECOND_FACTOR_ENROLLED, "ENROL_SECOND_FACTOR");
                return codes;
            });
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.SECOND_FACTOR_EXISTS).causedBy(failure);
        }
    }

    /** A code to the phone does not remove the app. Removing a factor that is not there is no error and sends no notice. */
    void remove() {
        UnitOfWork.run(() -> {
            var account = own.lockedToChangeLogin();
            if (store.of(account.id()).isPresent()) {
                provenByApp.require();
                tell.handle(account, NoticeTemplate.SECOND_FACTOR_REMOVED, "REMOVE_SECOND_FACTOR");
                store.forget(account.id());
            }
        });
    }
}
