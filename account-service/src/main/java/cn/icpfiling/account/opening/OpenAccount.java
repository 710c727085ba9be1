package cn.icpfiling.account.opening;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.codes.RedeemCode;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.sessions.SessionView;
import cn.icpfiling.account.sessions.Sessions;
import cn.icpfiling.account.store.Accounts;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.MaskedValues;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Opens an account for whoever proves to hold the phone, and signs them in. One account per phone. */
@ApplicationScoped
class OpenAccount {

    private final Phones phones;
    private final RedeemCode redeemCode;
    private final Accounts accounts;
    private final AccountContacts contacts;
    private final Sessions sessions;
    private final KnownDevices devices;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    OpenAccount(
            Phones phones,
            RedeemCode redeemCode,
            Accounts accounts,
            AccountContacts contacts,
            Sessions sessions,
            KnownDevices devices,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.phones = phones;
        this.redeemCode = redeemCode;
        this.accounts = accounts;
        this.contacts = contacts;
        this.sessions = sessions;
        this.devices = devices;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    SessionView handle(UUID codeId, String digits, String written, String mail, Language language) {
        new MaskedValues().at("/phone", written).at("/mail", mail).refuse();
        var phone = phones.wanted(written);
        try {
            return UnitOfWork.keepingRefusals(() -> open(codeId, digits, phone, mail, language));
        } catch (RuntimeException failure) {
            if (!Duplicates.isOne(failure)) throw failure;
            throw new ProblemException(AccountProblem.ACCOUNT_EXISTS).causedBy(failure);
        }
    }

    private SessionView open(UUID codeId, String digits, String phone, String mail, Language language) {
        redeemCode.handle(codeId, CodePurpose.SIGN_UP, phone, digits);
        var index = phones.indexOf(phone);
        if (accounts.ofPhone(index).isPresent()) throw new ProblemException(AccountProblem.ACCOUNT_EXISTS);

        var id = Ids.next();
        var account = Account.ofPhone(
                id, contacts.sealedPhone(id, phone), index, contacts.sealedMail(id, mail), language, clock.instant());
        accounts.persistAndFlush(account);
        audit.record(Act.of("ACCOUNT.OPEN", "ACCOUNT", id));
        outbox.append(Opened.byPerson(id));
        return sessions.start(account).withDevice(devices.remember(account, null));
    }
}
