package cn.icpfiling.account.signin;

import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.phones.Phones;
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
    private final ContinueSignIn continueSignIn;

    SignInByCode(
            Phones phones,
            RedeemCode redeemCode,
            AccountRepository accounts,
            KnownDevices devices,
            ContinueSignIn continueSignIn) {
        this.phones = phones;
        this.redeemCode = redeemCode;
        this.accounts = accounts;
        this.devices = devices;
        this.continueSignIn = continueSignIn;
    }

    /** Only a caller who holds the phone learns whether the phone has an account. */
    SignInAnswer handle(UUID codeId, String digits, String written, String deviceToken) {
        var phone = phones.require(written);
        return UnitOfWork.keepingRefusals(() -> {
            redeemCode.handle(codeId, CodePurpose.SIGN_IN, phone, digits);
            var index = phones.indexOf(phone);
            return accounts.idOfPhone(index)
                    .flatMap(id -> accounts.lockedOfPhone(id, index))
                    .map(account -> continueSignIn.handle(
                            account, SignInMethod.SMS_CODE, () -> devices.remember(account, deviceToken)))
                    .orElseThrow(() -> new ProblemException(AccountProblem.ACCOUNT_UNKNOWN));
        });
    }
}
