package cn.icpfiling.account.contacts;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.lostphones.LostPhoneCases;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The account of the signed-in holder, locked until the transaction ends. */
@RequestScoped
public class OwnAccount {

    private final CurrentActor actor;
    private final JsonWebToken token;
    private final AccountRepository accounts;
    private final LostPhoneCases lostPhone;

    OwnAccount(CurrentActor actor, JsonWebToken token, AccountRepository accounts, LostPhoneCases lostPhone) {
        this.actor = actor;
        this.token = token;
        this.accounts = accounts;
        this.lostPhone = lostPhone;
    }

    /** Refuses an account without a login phone, which a closed account is. */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public Account locked() {
        var account = accounts.findByIdOptional(actor.account(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (!account.hasLoginPhone()) {
            throw new ProblemException(AccountProblem.NO_BOUND_PHONE);
        }
        return account;
    }

    /**
     * Also refuses while a granted case of a lost phone waits or is in dispute (409 LOST_PHONE_CASE_GRANTED): the password and the app that
     * the account had before stay, because its owner ends the case by them.
     */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    public Account lockedToChangeLogin() {
        lostPhone.refuseGranted();
        return locked();
    }

    /** The session of this request. */
    public UUID session() {
        return Ids.parse(token.getClaim("sid"));
    }
}
