package cn.icpfiling.account.contacts;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.sessions.EndSessions;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Binds a proven phone to an account, tells the old contacts, and ends the other sessions and known devices. */
@ApplicationScoped
class TakeNewPhone {

    private final Phones phones;
    private final AccountRepository accounts;
    private final AccountContacts contacts;
    private final TellContactChange tell;
    private final EndSessions endSessions;
    private final KnownDevices devices;

    TakeNewPhone(
            Phones phones,
            AccountRepository accounts,
            AccountContacts contacts,
            TellContactChange tell,
            EndSessions endSessions,
            KnownDevices devices) {
        this.phones = phones;
        this.accounts = accounts;
        this.contacts = contacts;
        this.tell = tell;
        this.endSessions = endSessions;
        this.devices = devices;
    }

    /**
     * The session that goes on, and the device that stays known.
     *
     * @param deviceToken null for no device
     */
    record Kept(UUID session, String deviceToken) {

        @Override
        public String toString() {
            return "Kept " + session;
        }
    }

    /**
     * @param phone in E.164
     * @param act makes the notices unique
     * @param kept what stays of the caller
     */
    @Transactional(value = Transactional.TxType.MANDATORY, dontRollbackOn = ProblemException.class)
    void handle(Account account, String phone, UUID act, Kept kept) {
        var index = phones.indexOf(phone);
        if (accounts.ofPhone(index).isPresent()) {
            throw new ProblemException(AccountProblem.PHONE_TAKEN);
        }
        tell.handle(account, NoticeTemplate.PHONE_CHANGED, act, Map.of("phone", Phones.masked(phone)));
        account.bindPhone(contacts.encryptedPhone(account.id(), phone), index);
        accounts.flush();
        endSessions.endOthers(account.id(), kept.session(), Session.End.PHONE_CHANGED);
        devices.forgetOthers(account, kept.deviceToken());
        tell.publish(account, ContactChanged.Contact.PHONE, "CHANGE_PHONE");
    }
}
