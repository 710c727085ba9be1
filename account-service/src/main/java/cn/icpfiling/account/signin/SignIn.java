package cn.icpfiling.account.signin;

import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.passwords.PasswordHash;
import cn.icpfiling.account.passwords.SignInLimits;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.secondfactor.Challenge;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.account.sessions.Sessions;
import cn.icpfiling.account.store.Accounts;
import cn.icpfiling.account.store.StaffLogins;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Signs in whoever proves to hold the phone of an account, or knows the password of a login. */
@ApplicationScoped
class SignIn {

    private final Phones phones;
    private final RedeemCode redeemCode;
    private final Accounts accounts;
    private final StaffLogins staff;
    private final PasswordHash passwords;
    private final SignInLimits limits;
    private final SecondFactors factors;
    private final CallerAddress address;
    private final KnownDevices devices;
    private final Sessions sessions;
    private final RefusedSignIns refused;

    SignIn(
            Phones phones,
            RedeemCode redeemCode,
            Accounts accounts,
            StaffLogins staff,
            PasswordHash passwords,
            SignInLimits limits,
            SecondFactors factors,
            CallerAddress address,
            KnownDevices devices,
            Sessions sessions,
            RefusedSignIns refused) {
        this.phones = phones;
        this.redeemCode = redeemCode;
        this.accounts = accounts;
        this.staff = staff;
        this.passwords = passwords;
        this.limits = limits;
        this.factors = factors;
        this.address = address;
        this.devices = devices;
        this.sessions = sessions;
        this.refused = refused;
    }

    /** Only who holds the phone learns whether it has an account. */
    SessionView byCode(UUID codeId, String digits, String written, String deviceToken) {
        var phone = phones.wanted(written);
        return UnitOfWork.keepingRefusals(() -> {
            redeemCode.handle(codeId, CodePurpose.SIGN_IN, phone, digits);
            return accounts.ofPhone(phones.indexOf(phone))
                    .map(account -> sessions.start(account).withDevice(devices.remember(account, deviceToken)))
                    .orElseThrow(() -> new ProblemException(AccountProblem.ACCOUNT_UNKNOWN));
        });
    }

    /** The hash is computed outside of any transaction, and for unknown logins too. What a password opens is a challenge. */
    Challenge byPassword(String login, String password) {
        var attempt = limits.takePlace(login);
        var known = UnitOfWork.in(() -> staff.ofLogin(login)).filter(StaffLogin::isActive);
        var matches = passwords.matches(password, known.map(found -> found.passwordHash()));
        if (!matches) refused.tell(login, known);
        if (!matches) throw new ProblemException(AccountProblem.CREDENTIALS_WRONG);
        return UnitOfWork.in(() -> {
            limits.forgive(attempt);
            return factors.challenge(known.orElseThrow(), address.hash());
        });
    }
}
