package cn.icpfiling.account.signin;

import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.account.sessions.StartSession;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Signs a holder in by a code that was sent to the phone of the account. */
@ApplicationScoped
class SignInByCode {

    private final Phones phones;
    private final RedeemCode redeemCode;
    private final AccountRepository accounts;
    private final KnownDevices devices;
    private final StartSession startSession;

    SignInByCode(
            Phones phones,
            RedeemCode redeemCode,
            AccountRepository accounts,
            KnownDevices devices,
            StartSession startSession) {
        this.phones = phones;
        this.redeemCode = redeemCode;
        this.accounts = accounts;
        this.devices = devices;
        this.startSession = startSession;
    }

    /** Only a caller who holds the phone learns whether the phone has an account. */
    SessionView handle(UUID codeId, String digits, String written, String deviceToken) {
        var phone = phones.require(written);
        return UnitOfWork.keepingRefusals(() -> {
            redeemCode.handle(codeId, CodePurpose.SIGN_IN, phone, digits);
            return accounts.ofPhone(phones.indexOf(phone))
                    .map(account -> startSession.handle(account).withDevice(devices.remember(account, deviceToken)))
                    .orElseThrow(() -> new ProblemException(AccountProblem.ACCOUNT_UNKNOWN));
        });
    }
}
