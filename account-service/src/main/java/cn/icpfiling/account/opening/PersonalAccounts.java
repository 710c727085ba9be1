package cn.icpfiling.account.opening;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.accounts.OwnAccountsOfStaff;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.outbox.Outbox;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Stores the account of a person with its audit entry and its event. One account per phone. */
@ApplicationScoped
class PersonalAccounts {

    private final Phones phones;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final OwnAccountsOfStaff ofStaff;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    PersonalAccounts(
            Phones phones,
            AccountRepository accounts,
            AccountContacts contacts,
            OwnAccountsOfStaff ofStaff,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.phones = phones;
        this.accounts = accounts;
        this.contacts = contacts;
        this.ofStaff = ofStaff;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    Account open(String phone, String mail, Language language) {
        var index = phones.indexOf(phone);
        if (accounts.ofPhone(index).isPresent() || ofStaff.holdsAnother(index, null)) {
            throw new ProblemException(AccountProblem.ACCOUNT_EXISTS);
        }

        var id = Ids.next();
        var account = Account.ofPhone(
                id,
                contacts.encryptedPhone(id, phone),
                index,
                contacts.encryptedMail(id, mail),
                language,
                clock.instant());
        accounts.persistAndFlush(account);
        audit.record(Act.of("ACCOUNT.OPEN", "ACCOUNT", id));
        outbox.append(AccountOpened.byPerson(id));
        return account;
    }
}
