package cn.icpfiling.account.opening;

import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.SignInMethod;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.account.sessions.StartSession;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Opens an account for a caller who proves to hold the phone, and signs the caller in. One account per phone. */
@ApplicationScoped
class OpenAccount {

    private final Phones phones;
    private final RedeemCode redeemCode;
    private final PersonalAccounts accounts;
    private final StartSession startSession;
    private final KnownDevices devices;

    OpenAccount(
            Phones phones,
            RedeemCode redeemCode,
            PersonalAccounts accounts,
            StartSession startSession,
            KnownDevices devices) {
        this.phones = phones;
        this.redeemCode = redeemCode;
        this.accounts = accounts;
        this.startSession = startSession;
        this.devices = devices;
    }

    SessionView handle(UUID codeId, String digits, String written, String mail, Language language) {
        new MaskedValues().at("/phone", written).at("/mail", mail).refuse();
        var phone = phones.require(written);
        try {
            return UnitOfWork.keepingRefusals(() -> open(codeId, digits, phone, mail, language));
        } catch (RuntimeException failure) {
            if (!Duplicates.causedBy(failure)) {
                throw failure;
            }
            throw new ProblemException(AccountProblem.ACCOUNT_EXISTS).causedBy(failure);
        }
    }

    private SessionView open(UUID codeId, String digits, String phone, String mail, Language language) {
        redeemCode.handle(codeId, CodePurpose.SIGN_UP, phone, digits);
        var account = accounts.open(phone, mail, language);
        return startSession.handle(account, SignInMethod.SMS_CODE).withDevice(devices.remember(account, null));
    }
}
