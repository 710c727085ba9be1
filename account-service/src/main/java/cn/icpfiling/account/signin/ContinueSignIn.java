package cn.icpfiling.account.signin;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.secondfactor.IssueChallenge;
import cn.icpfiling.account.sessions.StartSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.Supplier;

/** Starts the session of a holder who proved one method, or challenges a holder who has enrolled a second factor. */
@ApplicationScoped
class ContinueSignIn {

    private final IssueChallenge issueChallenge;
    private final StartSession startSession;
    private final CallerAddress address;

    ContinueSignIn(IssueChallenge issueChallenge, StartSession startSession, CallerAddress address) {
        this.issueChallenge = issueChallenge;
        this.startSession = startSession;
        this.address = address;
    }

    /**
     * @param account locked and open, so that it is neither closed nor bound to another phone before the session exists
     * @param deviceToken asked only when the session starts; a null token is left out
     */
    @Transactional(Transactional.TxType.MANDATORY)
    SignInAnswer handle(Account account, SignInMethod proven, Supplier<String> deviceToken) {
        return issueChallenge
                .ofHolder(account.id(), address.hash(), proven)
                .map(SignInAnswer::of)
                .orElseGet(() ->
                        SignInAnswer.of(startSession.handle(account, proven).withDevice(deviceToken.get())));
    }
}
