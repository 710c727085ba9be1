package cn.icpfiling.account.phonechanges;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.account.captchas.PublicCaptchas;
import cn.icpfiling.account.cases.CaseDetails;
import cn.icpfiling.account.cases.CaseQuotas;
import cn.icpfiling.account.cases.CaseSecret;
import cn.icpfiling.account.cases.NewCase;
import cn.icpfiling.account.cases.OpenCase;
import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.cases.CaseKind;
import cn.icpfiling.account.core.cases.HolderKind;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.personaldata.MaskedValues;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Opens the case of an owner who lost the phone, or who keeps it and lost the app of the second factor. Nothing in the answer depends on
 * whether the lost phone has an account.
 */
@ApplicationScoped
class OpenPhoneChangeCase {

    private final Phones phones;
    private final PublicCaptchas captchas;
    private final CaseQuotas quotas;
    private final RedeemCode redeemCode;
    private final AccountRepository accounts;
    private final OpenCase openCase;
    private final Clock clock;

    OpenPhoneChangeCase(
            Phones phones,
            PublicCaptchas captchas,
            CaseQuotas quotas,
            RedeemCode redeemCode,
            AccountRepository accounts,
            OpenCase openCase,
            Clock clock) {
        this.phones = phones;
        this.captchas = captchas;
        this.quotas = quotas;
        this.redeemCode = redeemCode;
        this.accounts = accounts;
        this.openCase = openCase;
        this.clock = clock;
    }

    /**
     * What the caller asks for.
     *
     * @param lostPhone as written; the login of the account
     * @param newPhone as written; the code was sent to it. The lost phone itself, if only the app is lost
     */
    record Wanted(
            String lostPhone,
            String newPhone,
            UUID codeId,
            String code,
            HolderKind holderKind,
            String name,
            String text,
            Language language) {

        @Override
        public String toString() {
            return "Wanted";
        }
    }

    /** @param waitsUntil in whole seconds, so that all answers have the same length */
    record Opened(UUID caseId, CaseSecret secret, Instant waitsUntil) {}

    /** 409 ACCOUNT_EXISTS for a new phone that has an account: the caller has proved to hold that phone. */
    Opened handle(Wanted wanted, CaptchaAnswer captcha) {
        new MaskedValues().at("/name", wanted.name()).refuse();
        var lost = phones.require(wanted.lostPhone(), "/lostPhone");
        var phone = phones.require(wanted.newPhone(), "/phone");
        captchas.require(captcha);
        // A wrong try counts at the code, and uses up no quota of cases.
        UnitOfWork.keepingRefusals(() -> prove(wanted, lost, phone));
        return UnitOfWork.in(() -> open(wanted, lost, phone));
    }

    private Void prove(Wanted wanted, String lost, String phone) {
        redeemCode.handle(wanted.codeId(), CodePurpose.NEW_PHONE, phone, wanted.code());
        if (!phone.equals(lost) && accounts.ofPhone(phones.indexOf(phone)).isPresent()) {
            throw new ProblemException(AccountProblem.ACCOUNT_EXISTS);
        }
        return null;
    }

    private Opened open(Wanted wanted, String lost, String phone) {
        quotas.takeOfCaller(lost, phone);
        var secret = CaseSecret.fresh();
        var opened = openCase.handle(new NewCase(
                CaseKind.LOST_PHONE,
                null,
                secret.digest(),
                wanted.holderKind(),
                wanted.language(),
                null,
                null,
                new CaseDetails(wanted.name(), phone, lost, wanted.text()),
                null));
        findSource(opened, lost);
        return new Opened(opened.id(), secret, opened.expiresAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private void findSource(SupportCase opened, String lost) {
        var source = accounts.ofPhone(phones.indexOf(lost)).map(Account::id).orElse(null);
        opened.sourceFound(source, null, null, clock.instant());
    }
}
