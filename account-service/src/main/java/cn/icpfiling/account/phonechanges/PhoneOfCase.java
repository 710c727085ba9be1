package cn.icpfiling.account.phonechanges;

import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.accounts.OwnAccountsOfStaff;
import cn.icpfiling.account.cases.CaseEncryption;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.cases.SupportCase;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads the two phones of a case and compares them with the accounts. Call it in a transaction. */
@ApplicationScoped
class PhoneOfCase {

    private final CaseEncryption encryption;
    private final AccountContacts contacts;
    private final AccountRepository accounts;
    private final Phones phones;
    private final OwnAccountsOfStaff ofStaff;

    PhoneOfCase(
            CaseEncryption encryption,
            AccountContacts contacts,
            AccountRepository accounts,
            Phones phones,
            OwnAccountsOfStaff ofStaff) {
        this.encryption = encryption;
        this.contacts = contacts;
        this.accounts = accounts;
        this.phones = phones;
        this.ofStaff = ofStaff;
    }

    /** E.164. */
    String newPhone(SupportCase found) {
        return encryption.detailsOf(found).phone();
    }

    /** Whether the account is still bound to the phone that the caller lost. */
    boolean isStillLost(SupportCase found, Account account) {
        return account != null
                && account.hasLoginPhone()
                && encryption.detailsOf(found).lostPhone().equals(contacts.phoneOf(account));
    }

    /** Whether the owner keeps the phone: not the phone is lost, but the app. */
    boolean isKept(SupportCase found) {
        return newPhone(found).equals(encryption.detailsOf(found).lostPhone());
    }

    /** Whether another account has the new phone by now, or a member of staff who has it holds another account. */
    boolean isTaken(SupportCase found) {
        var index = phones.indexOf(newPhone(found));
        return accounts.ofPhone(index).isPresent() || ofStaff.holdsAnother(index, found.source());
    }
}
